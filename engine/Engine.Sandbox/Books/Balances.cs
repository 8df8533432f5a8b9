using Engine.Sandbox.State;
using Engine.Sandbox.Types;

namespace Engine.Sandbox.Books;

/// <summary>A transaction's amounts, in its own currency.</summary>
/// <param name="Total">Its face value.</param>
/// <param name="AppliedByIt">What its own <c>apply</c> lines use up.</param>
/// <param name="AppliedToIt">What other transactions have applied to it.</param>
internal sealed record Balances(decimal Total, decimal AppliedByIt, decimal AppliedToIt)
{
    /// <summary>What is still open, or still to be applied.</summary>
    public decimal Open => Total - AppliedByIt - AppliedToIt;

    public decimal Used => AppliedByIt + AppliedToIt;

    public static Balances Of(StoredRecord record)
    {
        var rules = record.Definition.Transaction!;
        var applied = record.LinesOf("apply").Sum(line => line.Number("amount") ?? 0);
        var total = rules.Total switch
        {
            TotalSource.Field => record.Fields.Number(rules.TotalFrom) ?? 0,
            TotalSource.Lines => record.LinesOf(rules.TotalFrom).Sum(line => line.Number("amount") ?? 0),
            _ => applied,
        };
        return new Balances(total, applied, record.AppliedByOthers);
    }
}
