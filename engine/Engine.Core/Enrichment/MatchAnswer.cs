using Engine.Core.Matching;

namespace Engine.Core.Enrichment;

/// <summary>What became of a <see cref="MatchQuestion"/>. That the open invoices are not known is its own answer, never "unmatched".</summary>
public abstract record MatchAnswer
{
    private MatchAnswer()
    {
    }

    public sealed record Decided(MatchedPayment Match) : MatchAnswer;

    public sealed record Unknown(string Reason) : MatchAnswer;
}
