using System.Collections.Immutable;

namespace Engine.Runtime.Storage.Sqlite;

/// <summary>An event of the inbox as the inspection reads it.</summary>
internal sealed class InspectedEventRow
{
    public long Id { get; init; }

    public required string Client { get; init; }

    public required string Source { get; init; }

    public required string EventId { get; init; }

    public required string Type { get; init; }

    public required string OccurredAt { get; init; }

    public required string ReceivedAt { get; init; }

    public required string State { get; init; }

    public string? Reason { get; init; }

    public string? Outcome { get; init; }

    public int Attempts { get; init; }

    public string? NextAt { get; init; }

    public string? Revision { get; init; }

    public long Repeats { get; init; }

    public long Variants { get; init; }

    public long Masked { get; init; }

    public string? WaitUntil { get; init; }

    public string? SettledAt { get; init; }

    public EventSummary ToSummary() => new(
        Id,
        Client,
        Source,
        EventId,
        Type,
        StoredText.ToInstant(OccurredAt),
        StoredText.ToInstant(ReceivedAt),
        StoredText.ToEnum<EventState>(State),
        Reason,
        Outcome is null ? [] : StoredText.FromJson<ImmutableArray<OutcomeRecord>>(Outcome),
        Attempts,
        StoredText.ToInstantOrNull(NextAt),
        Revision,
        Repeats,
        Variants)
    { Masked = Masked };
}
