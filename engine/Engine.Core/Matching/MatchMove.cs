namespace Engine.Core.Matching;

/// <summary>A payment for which other thresholds decide otherwise.</summary>
public sealed record MatchMove(MatchPayment Payment, MatchDecision Before, MatchDecision After)
{
    /// <summary>Several invoices fit now, where before one was taken, or none.</summary>
    public bool IsNewTie => After.IsTie && !Before.IsTie;
}
