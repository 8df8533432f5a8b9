using Engine.Core.Model;
using Engine.Core.NetSuite;
using Engine.Core.Planning;

namespace Engine.Runtime.Storage;

/// <summary>A record that is in NetSuite as a step wanted it.</summary>
/// <param name="Action">What was done to it.</param>
/// <param name="Fact">The fact now in the record; null when the step only made sure that it is there.</param>
/// <param name="Note">Why nothing was written although a difference exists; null otherwise.</param>
public sealed record RecordWritten(
    string Client, RecordKey Key, string InternalId, StepAction Action, FactStamp? Fact, string Revision, string? Note, DateTimeOffset At)
{
    /// <summary>What the record now holds for certain, of the fields the engine writes; laid over what was known before. Null when nothing new is known.</summary>
    public RecordContent? Content { get; init; }

    /// <summary>True when <see cref="Content"/> was compared only if nothing was known of the record; it is then kept only if nothing is.</summary>
    public bool IsContentOfFirstMeeting { get; init; }
}
