namespace Engine.Sandbox.Books;

/// <summary>Sums of a trial balance row, in transaction currency and in the subsidiary's.</summary>
internal readonly record struct LedgerTotal(decimal Debit, decimal Credit, decimal BaseDebit, decimal BaseCredit)
{
    public decimal Balance => Debit - Credit;

    public decimal BaseBalance => BaseDebit - BaseCredit;

    public static LedgerTotal operator +(LedgerTotal left, LedgerTotal right) => new(
        left.Debit + right.Debit, left.Credit + right.Credit, left.BaseDebit + right.BaseDebit, left.BaseCredit + right.BaseCredit);

    public static LedgerTotal operator -(LedgerTotal left, LedgerTotal right) => new(
        left.Debit - right.Debit, left.Credit - right.Credit, left.BaseDebit - right.BaseDebit, left.BaseCredit - right.BaseCredit);

    public static LedgerTotal Of(TransactionLine line) => new(
        Math.Max(line.Amount, 0), Math.Max(-line.Amount, 0), Math.Max(line.BaseAmount, 0), Math.Max(-line.BaseAmount, 0));

    public static LedgerTotal Sum(IEnumerable<LedgerTotal> totals) => totals.Aggregate(default(LedgerTotal), (sum, total) => sum + total);
}
