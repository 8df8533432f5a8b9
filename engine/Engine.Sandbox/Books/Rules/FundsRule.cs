using Engine.Sandbox.State;

namespace Engine.Sandbox.Books.Rules;

/// <summary>The total on the bank account named, or else in undeposited funds.</summary>
internal sealed class FundsRule(bool debits) : PostingRule
{
    public static FundsRule Debit { get; } = new(debits: true);

    public static FundsRule Credit { get; } = new(debits: false);

    public static long AccountOf(Posting posting) =>
        posting.Record.Fields.Reference("account") ?? posting.Account(AccountRole.UndepositedFunds);

    /// <summary>1 for a record that brings money, -1 for one that takes it.</summary>
    public static int SignOf(StoredRecord record) => record.Definition.Transaction!.Posts.Contains(Credit) ? -1 : 1;

    public override IEnumerable<Entry> Entries(Posting posting)
    {
        yield return new Entry(LineRole.Main, AccountOf(posting), (debits ? 1 : -1) * posting.Balances.Total);
    }
}
