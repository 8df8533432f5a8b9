using System.Collections.Immutable;
using Engine.Core.Enrichment;
using Engine.Core.Periods;
using Engine.Core.Scripts;

namespace Engine.Core.NetSuite;

/// <summary>The answers to the look-ups and scripts of one event.</summary>
public sealed record Observations(ImmutableDictionary<RecordKey, Observed> Answers)
{
    public static Observations None { get; } = new(ImmutableDictionary<RecordKey, Observed>.Empty);

    /// <summary>A NetSuite that has none of our records: whatever is looked up is absent. For trying a mapping out, never for writing.</summary>
    public static Observations NothingThere { get; } = None with { Otherwise = new Observed.Absent(), Periods = new PeriodsObserved.Known(PeriodCalendar.AlwaysOpen) };

    /// <summary>The answer for records that are not among the answers, and for searches; null when those are unknown.</summary>
    public Observed? Otherwise { get; init; }

    /// <summary>The account's accounting periods; null when nobody asked for them.</summary>
    public PeriodsObserved? Periods { get; init; }

    /// <summary>What the event's scripts answered.</summary>
    public ScriptAnswers Scripts { get; init; } = ScriptAnswers.None;

    /// <summary>What the mapping's look-ups found.</summary>
    public LookUpAnswers LookUps { get; init; } = LookUpAnswers.None;

    /// <summary>The answer for a record; a look-up nobody made is unknown, never absent.</summary>
    public Observed this[RecordKey key] =>
        Answers.TryGetValue(key, out var observed) ? observed : Otherwise ?? new Observed.Unknown($"{key} was not looked up.");

    public Observations With(RecordKey key, Observed observed) => this with { Answers = Answers.SetItem(key, observed) };
}
