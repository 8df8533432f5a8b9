using Engine.Sandbox.State;

namespace Engine.Sandbox.Books;

/// <summary>A transaction's amounts, in its own currency.</summary>
/// <param name="Total">Its face value.</param>
/// <param name="AppliedByIt">What its own <c>apply</c> lines use up.</param>
/// <param name="AppliedToIt">What other transactions have applied to it, or drawn from it.</param>
/// <param name="Credits">What its own <c>credit</c> lines add to what it can apply.</param>
internal sealed record Balances(decimal Total, decimal AppliedByIt, decimal AppliedToIt, decimal Credits)
{
    /// <summary>What is still open, or still to be applied.</summary>
    public decimal Open => Total + Credits - AppliedByIt - AppliedToIt;

    public decimal Used => AppliedByIt + AppliedToIt;

    public static Balances Of(StoredRecord record) => new(
        record.Definition.Transaction!.Total(record), Sum(record, "apply"), record.AppliedByOthers, Sum(record, "credit"));

    private static decimal Sum(StoredRecord record, string sublist) => record.LinesOf(sublist).Sum(line => line.Number("amount") ?? 0);
}
