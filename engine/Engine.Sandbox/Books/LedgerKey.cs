namespace Engine.Sandbox.Books;

/// <summary>A row of the trial balance: internal ids of account, subsidiary and transaction currency.</summary>
internal readonly record struct LedgerKey(long Account, long Subsidiary, long Currency) : IComparable<LedgerKey>
{
    public int CompareTo(LedgerKey other) => (Subsidiary, Currency, Account).CompareTo((other.Subsidiary, other.Currency, other.Account));
}
