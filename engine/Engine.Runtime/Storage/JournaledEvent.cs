using System.Collections.Immutable;
using Engine.Core.Periods;

namespace Engine.Runtime.Storage;

/// <summary>An event with everything that was done about it so far.</summary>
/// <param name="Source">Tells how the body is read.</param>
/// <param name="Body">The payload that counts: as delivered, or as a person last edited it.</param>
/// <param name="Attempts">How often it was taken up, this time included, since its last progress.</param>
/// <param name="WaitUntil">While waiting: when a person is asked.</param>
/// <param name="Plan">The plan in force as JSON; null when none was made or its verdict was not Write.</param>
/// <param name="Steps">The plan's steps, in order.</param>
public sealed record JournaledEvent(
    long Id,
    string Client,
    string Source,
    string EventId,
    ReadOnlyMemory<byte> Body,
    DateTimeOffset ReceivedAt,
    int Attempts,
    int Interruptions,
    DateTimeOffset? WaitUntil,
    ReadOnlyMemory<byte>? Plan,
    ImmutableArray<JournaledStep> Steps)
{
    /// <summary>The trace it belongs to, W3C <c>traceparent</c>; null when none was made.</summary>
    public string? TraceParent { get; init; }

    /// <summary>The revision that a person wants it decided under; null for the one in force.</summary>
    public string? Under { get; init; }

    /// <summary>A person has it booked although its period is closed; null when nobody did.</summary>
    public PeriodRelease? Release { get; init; }

    /// <summary>Records that a plan which was put away had brought about for this event: another plan may not forget them.</summary>
    public ImmutableArray<OutcomeRecord> Former { get; init; } = [];
}
