function total(x) {
  return x;
