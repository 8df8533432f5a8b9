using Engine.Sandbox.State;
using Engine.Sandbox.Types;

namespace Engine.Sandbox.Books;

/// <summary>
/// The general ledger, derived from the transactions: A/R against income (invoice, credit memo) or against funds (payment, refund).
/// Kept per currency, so that debits equal credits exactly and no exchange difference has to be invented.
/// </summary>
internal static class Ledger
{
    public static IEnumerable<Posting> Postings(Company company) =>
        company.In(RecordGroups.Transaction).SelectMany(record => PostingsOf(company, record)).Where(line => line.Debit != line.Credit);

    private static IEnumerable<Posting> PostingsOf(Company company, StoredRecord record)
    {
        var rules = record.Definition.Transaction!;
        var sign = rules.DebitsReceivable ? 1 : -1;
        yield return Line(record, record.Fields.Reference(rules.ReceivableAccount)!.Value, sign * Balances.Of(record).Total);
        foreach (var (account, amount) in Against(company, record))
        {
            yield return Line(record, account, -sign * amount);
        }
    }

    private static IEnumerable<(long Account, decimal Amount)> Against(Company company, StoredRecord record)
    {
        var rules = record.Definition.Transaction!;
        if (rules.Against == CounterAccount.Funds)
        {
            var account = record.Fields.Reference("account") ?? company.UndepositedFunds ?? 0;
            return [(account, Balances.Of(record).Total)];
        }

        return record.LinesOf(rules.TotalFrom).Select(line => (IncomeAccount(company, line), line.Number("amount") ?? 0));
    }

    private static long IncomeAccount(Company company, FieldMap line) =>
        company.Find(RecordGroups.Item, line.Reference("item") ?? 0)?.Fields.Reference("incomeAccount") ?? 0;

    private static Posting Line(StoredRecord record, long account, decimal debit) => Posting.Signed(
        record.Id,
        record.Definition.Name,
        record.Fields.Date("tranDate")!.Value,
        account,
        record.Fields.Reference("currency")!.Value,
        debit);
}
