using System.Collections.Immutable;

namespace Engine.Runtime.Storage;

/// <summary>The store in numbers.</summary>
/// <param name="Events">Events by state; every state is there.</param>
/// <param name="OldestOpen">When the oldest unfinished event that does not wait was received; null when none is open.</param>
public sealed record StatusReport(
    ImmutableSortedDictionary<EventState, long> Events,
    long Repeats,
    long Variants,
    ImmutableArray<RefusalCount> Refusals,
    DateTimeOffset? OldestOpen)
{
    /// <summary>Events out of whose bodies card numbers or codes were blanked out.</summary>
    public long Masked { get; init; }
}
