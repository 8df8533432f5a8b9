namespace Engine.Core.Specs.Books;

/// <summary>One line of a transaction, as the ledger has it.</summary>
/// <param name="Subsidiary">Its name; null for the top one.</param>
/// <param name="Transaction">What people call it: record type and external id.</param>
/// <param name="Date">Of the transaction.</param>
/// <param name="Amount">In the subsidiary's currency, a debit positive.</param>
public sealed record LedgerPosting(string? Subsidiary, LedgerAccount Account, string Transaction, string Date, decimal Amount);
