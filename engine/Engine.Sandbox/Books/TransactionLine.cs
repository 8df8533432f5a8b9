using Engine.Sandbox.State;

namespace Engine.Sandbox.Books;

/// <summary>One line of a transaction, as SuiteQL's <c>transactionline</c> and the general ledger know it.</summary>
/// <param name="Number">0 for the main line; an item line has its <c>line</c> key.</param>
/// <param name="Account">Null when it does not post.</param>
/// <param name="Amount">In the transaction's currency, debit positive.</param>
/// <param name="BaseAmount">In the currency of the subsidiary, debit positive.</param>
internal sealed record TransactionLine(
    StoredRecord Record, int Number, LineRole Role, long? Account, decimal Amount, decimal BaseAmount, FieldMap Fields)
{
    public long Transaction => Record.Id;

    public bool Posts => Account is not null;

    public LedgerKey Key => new(Account ?? 0, Record.Fields.Reference("subsidiary") ?? 0, Record.Fields.Reference("currency") ?? 0);
}
