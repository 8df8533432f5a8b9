function name(invoice) {
  return invoice => invoice.name;
}
