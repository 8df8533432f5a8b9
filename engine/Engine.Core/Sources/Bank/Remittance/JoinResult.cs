using System.Collections.Immutable;

namespace Engine.Core.Sources.Bank.Remittance;

/// <summary>Which advice tells what a payment is for.</summary>
public abstract record JoinResult
{
    private JoinResult()
    {
    }

    /// <param name="By">What both name, in words: a number, or amount, date and payer.</param>
    public sealed record Joined(JoinFacts Advice, string By) : JoinResult;

    /// <summary>None so far; it may still come.</summary>
    public sealed record None : JoinResult;

    /// <summary>Several fit: nothing is joined, and a person chooses.</summary>
    public sealed record Ambiguous(ImmutableArray<JoinFacts> Advices, string By) : JoinResult;

    /// <summary>Both name one number, and another amount: nothing is joined, and a person looks.</summary>
    /// <param name="Difference">What was paid less what the advice says.</param>
    public sealed record Differs(JoinFacts Advice, string By, decimal Difference) : JoinResult;
}
