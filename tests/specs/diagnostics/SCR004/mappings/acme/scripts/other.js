function total(x) {
  return x;
}
function name(invoice) {
  return '';
}
