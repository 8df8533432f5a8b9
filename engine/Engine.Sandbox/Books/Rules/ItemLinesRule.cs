using Engine.Sandbox.State;
using Engine.Sandbox.Types;

namespace Engine.Sandbox.Books.Rules;

/// <summary>
/// Each <c>item</c> line on the account of its item: deferred revenue where the item defers, else income, or the account of a
/// discount. A discount that does not post by itself lessens the line above it.
/// </summary>
internal sealed class ItemLinesRule(bool debits, bool posts = true) : PostingRule
{
    public static ItemLinesRule Debit { get; } = new(debits: true);

    public static ItemLinesRule Credit { get; } = new(debits: false);

    public static ItemLinesRule NotPosting { get; } = new(debits: false, posts: false);

    public override IEnumerable<Entry> Entries(Posting posting)
    {
        long? above = null;
        foreach (var line in posting.Record.LinesOf("item"))
        {
            var item = posting.Company.Find(RecordGroups.Item, line.Reference("item")!.Value)!;
            above = item.Fields.Flag("nonPosting") && above is not null ? above : AccountOf(item);
            yield return new Entry(RoleOf(item), posts ? above : null, (debits ? 1 : -1) * (line.Number("amount") ?? 0))
            {
                Number = (int)line.Number("line")!.Value,
                Fields = line,
            };
        }
    }

    public static long AccountOf(StoredRecord item) =>
        item.Fields.Reference("deferredRevenueAccount") ?? item.Fields.Reference("incomeAccount") ?? item.Fields.Reference("account")!.Value;

    private static LineRole RoleOf(StoredRecord item) => item.Definition.Name == "discountItem" ? LineRole.Discount : LineRole.Item;
}
