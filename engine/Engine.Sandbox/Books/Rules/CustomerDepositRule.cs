using Engine.Sandbox.State;

namespace Engine.Sandbox.Books.Rules;

/// <summary>The liability of a customer's deposit: credited when the money comes, debited when it is applied.</summary>
internal sealed class CustomerDepositRule(LineRole role, bool debits) : PostingRule
{
    public static CustomerDepositRule MainDebit { get; } = new(LineRole.Main, debits: true);

    public static CustomerDepositRule Credit { get; } = new(LineRole.Counter, debits: false);

    public override IEnumerable<Entry> Entries(Posting posting)
    {
        var drawn = DocumentLinks.Of(posting.Record).FirstOrDefault(link => link.Kind == LinkKind.Drawn);
        yield return new Entry(role, posting.Account(AccountRole.CustomerDeposits), (debits ? 1 : -1) * posting.Balances.Total)
        {
            BaseAmount = drawn is null ? null : posting.ShareOf(drawn),
        };
    }
}
