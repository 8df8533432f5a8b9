namespace Engine.Sandbox.Books;

/// <summary>One line of the general ledger, in the transaction's currency. Exactly one of the amounts is not 0.</summary>
internal sealed record Posting(long Transaction, string Type, DateOnly Date, long Account, long Currency, decimal Debit, decimal Credit)
{
    /// <summary>The same line with a positive amount on the side that a signed amount asks for.</summary>
    public static Posting Signed(long transaction, string type, DateOnly date, long account, long currency, decimal debit) =>
        new(transaction, type, date, account, currency, Math.Max(debit, 0), Math.Max(-debit, 0));
}
