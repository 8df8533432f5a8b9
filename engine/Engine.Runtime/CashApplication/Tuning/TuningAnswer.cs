using Engine.Core.Diagnostics;
using Engine.Core.Matching.Tuning;
using Engine.Runtime.Storage;

namespace Engine.Runtime.CashApplication.Tuning;

/// <summary>What came of an order to change a match set.</summary>
public abstract record TuningAnswer
{
    private TuningAnswer()
    {
    }

    /// <param name="Change">As it is kept; null in a dry run.</param>
    /// <param name="Says">What was done or would be, in a sentence.</param>
    /// <param name="Trial">What it would have come to; null where none was needed.</param>
    public sealed record Done(MatchChangeReport? Change, string Says, MatchTrial? Trial) : TuningAnswer;

    /// <param name="Code">One of <see cref="TuningCodes"/>.</param>
    public sealed record Refused(DiagnosticCode Code, string Message) : TuningAnswer;
}
