using System.Collections.Immutable;
using Engine.Core.Enrichment;
using Engine.Core.NetSuite;

namespace Engine.Core.Planning;

/// <summary>
/// What one event asks for, decided from the event, the configuration and what NetSuite showed. Equal inputs give equal plans,
/// byte for byte; the same object is journaled, executed, shown by <c>map</c>, <c>explain</c> and <c>test</c>.
/// </summary>
public sealed record Plan
{
    public required string EventId { get; init; }

    public required string EventType { get; init; }

    public required string Client { get; init; }

    /// <summary>Revision of the client's configuration.</summary>
    public required string Revision { get; init; }

    public required PlanVerdict Verdict { get; init; }

    /// <summary>The mapping that took the event; null when none did.</summary>
    public string? Mapping { get; init; }

    /// <summary>The steps in order; each may point to records of earlier ones. Empty unless the verdict is Write.</summary>
    public ImmutableArray<PlanStep> Steps { get; init; } = [];

    /// <summary>What goes back to the source once the steps are done.</summary>
    public ImmutableArray<PlannedWriteBack> WriteBacks { get; init; } = [];

    /// <summary>For Ignore: the rule or declaration that says so. For Defer: why no answer was had. For Wait: what else a person should know.</summary>
    public string? Reason { get; init; }

    /// <summary>For Wait: the records that must exist first.</summary>
    public ImmutableArray<RecordKey> WaitsFor { get; init; } = [];

    /// <summary>For Wait: what they are needed for, where the mapping says it.</summary>
    public string? WaitsBecause { get; init; }

    /// <summary>For Wait: days after the event was received until a person is asked.</summary>
    public int WaitDays { get; init; }

    /// <summary>For Wait: objects of the source that those records come from, to be taken in when their events do not come.</summary>
    public ImmutableArray<SourceFetch> Fetches { get; init; } = [];

    /// <summary>For Raise: what is wrong, at least one. For Write: what a person is asked to look at once it is written.</summary>
    public ImmutableArray<PlanProblem> Problems { get; init; } = [];

    /// <summary>What was asked besides the records, and answered: look-ups and scripts.</summary>
    public ImmutableArray<PlanAnswer> Asked { get; init; } = [];

    /// <summary>For Write: what an accountant files about the event; null for nothing.</summary>
    public Evidence? Evidence { get; init; }

    /// <summary>What rules noticed that does not keep the event from being written; nobody is asked.</summary>
    public ImmutableArray<PlanProblem> Warnings { get; init; } = [];

    /// <summary>The rule sets of Kind validate of which some rule did not pass.</summary>
    public ImmutableArray<RuleSetTrace> Validated { get; init; } = [];

    /// <summary>The mappings that were tried.</summary>
    public ImmutableArray<PlanTrace> Trace { get; init; } = [];
}
