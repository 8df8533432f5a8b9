using System.Collections.Immutable;
using Engine.Core.Scripts;

namespace Engine.Core.NetSuite;

/// <summary>The answers to the look-ups and scripts of one event.</summary>
public sealed record Observations(ImmutableDictionary<RecordKey, Observed> Answers)
{
    public static Observations None { get; } = new(ImmutableDictionary<RecordKey, Observed>.Empty);

    /// <summary>What the event's scripts answered.</summary>
    public ScriptAnswers Scripts { get; init; } = ScriptAnswers.None;

    /// <summary>The answer for a record; a look-up nobody made is unknown, never absent.</summary>
    public Observed this[RecordKey key] =>
        Answers.TryGetValue(key, out var observed) ? observed : new Observed.Unknown($"{key} was not looked up.");

    public Observations With(RecordKey key, Observed observed) => this with { Answers = Answers.SetItem(key, observed) };
}
