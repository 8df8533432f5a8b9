using Engine.Sandbox.State;
using Engine.Sandbox.Types;

namespace Engine.Sandbox.Books.Rules;

/// <summary>Tax by code, from the tax details when they override, else from the lines, on the liability account of the code.</summary>
internal sealed class TaxRule(bool debits, bool posts = true) : PostingRule
{
    public static TaxRule Debit { get; } = new(debits: true);

    public static TaxRule Credit { get; } = new(debits: false);

    public static TaxRule NotPosting { get; } = new(debits: false, posts: false);

    public override IEnumerable<Entry> Entries(Posting posting)
    {
        var (sublist, amount) = posting.Record.Fields.Flag("taxDetailsOverride") ? ("taxDetails", "taxAmount") : ("item", "tax1Amt");
        return posting.Record.LinesOf(sublist).Where(line => line.Number(amount) is not (null or 0))
            .GroupBy(line => line.Reference("taxCode"))
            .Select(lines => new Entry(
                LineRole.Tax,
                posts ? AccountOf(posting, lines.Key) : null,
                (debits ? 1 : -1) * lines.Sum(line => line.Number(amount)!.Value))
            {
                Fields = FieldMap.Empty.With("taxCode", lines.First()["taxCode"]),
            });
    }

    private static long AccountOf(Posting posting, long? code) =>
        posting.Company.Find(RecordGroups.TaxCode, code ?? 0)?.Fields.Reference("taxAccount") ?? posting.Account(AccountRole.SalesTax);
}
