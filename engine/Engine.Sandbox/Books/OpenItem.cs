namespace Engine.Sandbox.Books;

/// <summary>What an open document adds to the balance of an account, debit positive, in its currency.</summary>
internal sealed record OpenItem(LedgerKey Key, decimal Open);
