namespace Engine.Sandbox.Books.Rules;

/// <summary>The main line of what does not post: an order.</summary>
internal sealed class OrderRule : PostingRule
{
    public static OrderRule Default { get; } = new();

    public override IEnumerable<Entry> Entries(Posting posting)
    {
        yield return new Entry(LineRole.Main, null, posting.Balances.Total);
    }
}
