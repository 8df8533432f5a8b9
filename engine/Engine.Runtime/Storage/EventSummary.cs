using System.Collections.Immutable;

namespace Engine.Runtime.Storage;

/// <summary>One event on one line.</summary>
/// <param name="Number">In order of acceptance.</param>
/// <param name="Reason">Why it is where it is: the rule that ignores it, what it waits for, what is wrong; null when completed.</param>
/// <param name="Records">The records it wrote or found as wanted; filled once completed.</param>
/// <param name="Repeats">How often the same event was delivered again.</param>
public sealed record EventSummary(
    long Number,
    string Client,
    string Source,
    string Id,
    string Type,
    DateTimeOffset OccurredAt,
    DateTimeOffset ReceivedAt,
    EventState State,
    string? Reason,
    ImmutableArray<OutcomeRecord> Records,
    int Attempts,
    DateTimeOffset? NextAt,
    string? Revision,
    long Repeats,
    long Variants)
{
    /// <summary>How many card numbers and codes were blanked out of the body before it was kept.</summary>
    public long Masked { get; init; }
}
