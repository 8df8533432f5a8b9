namespace Engine.Sandbox.Books.Rules;

/// <summary>The total on the A/R account: a debit for what a customer owes, a credit for what settles it.</summary>
internal sealed class ReceivableRule(LineRole role, bool debits) : PostingRule
{
    public static ReceivableRule MainDebit { get; } = new(LineRole.Main, debits: true);

    public static ReceivableRule MainCredit { get; } = new(LineRole.Main, debits: false);

    public static ReceivableRule Debit { get; } = new(LineRole.Counter, debits: true);

    public static ReceivableRule Credit { get; } = new(LineRole.Counter, debits: false);

    public override IEnumerable<Entry> Entries(Posting posting)
    {
        var sign = debits ? 1 : -1;
        yield return new Entry(role, posting.Record.Fields.Reference(posting.Rules.ReceivableAccount!), sign * posting.Balances.Total)
        {
            BaseAmount = posting.SettlesDocuments ? sign * BaseOf(posting) : null,
        };
    }

    // What it applies leaves A/R at the rate at which it came there; only the rest has this transaction's own rate.
    private static decimal BaseOf(Posting posting)
    {
        var shares = DocumentLinks.Of(posting.Record).Where(link => link.Kind is LinkKind.Applied or LinkKind.Credited)
            .GroupBy(link => (link.Previous, link.Kind))
            .Sum(links => Sign(links.Key.Kind) * posting.ShareOf(links.First() with { Amount = links.Sum(link => link.Amount) }));
        var rest = posting.Balances.Total + posting.Balances.Credits - posting.Balances.AppliedByIt;
        return shares + posting.ToBase(rest);
    }

    private static int Sign(LinkKind kind) => kind == LinkKind.Applied ? 1 : -1;
}
