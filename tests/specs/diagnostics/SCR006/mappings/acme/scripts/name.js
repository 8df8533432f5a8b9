function name(invoice) {
  return invoice.name;
}
