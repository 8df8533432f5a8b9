using Engine.Sandbox.Types;

namespace Engine.Sandbox.Books.Rules;

/// <summary>The discount of the whole transaction on the account of its discount item.</summary>
internal sealed class DiscountRule(bool debits, bool posts = true) : PostingRule
{
    public static DiscountRule Debit { get; } = new(debits: true);

    public static DiscountRule Credit { get; } = new(debits: false);

    public static DiscountRule NotPosting { get; } = new(debits: false, posts: false);

    public override IEnumerable<Entry> Entries(Posting posting)
    {
        if (posting.Record.Fields.Reference("discountItem") is { } id)
        {
            var account = posts ? ItemLinesRule.AccountOf(posting.Company.Find(RecordGroups.Item, id)!) : (long?)null;
            yield return new Entry(LineRole.Discount, account, (debits ? 1 : -1) * Totals.Discount(posting.Record));
        }
    }
}
