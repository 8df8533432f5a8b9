using System.Collections.Immutable;

namespace Engine.Runtime.Storage;

/// <summary>Everything the store knows about one event.</summary>
/// <param name="Body">As delivered.</param>
/// <param name="Plan">The last decision as JSON; null when none was made yet.</param>
/// <param name="LookUps">The latest requests by which records were looked up, oldest first.</param>
/// <param name="WaitUntil">While waiting: when a person is asked.</param>
/// <param name="WaitsFor">While waiting: the records waited for, as type and external id.</param>
public sealed record EventReport(
    EventSummary Summary,
    ReadOnlyMemory<byte> Body,
    ReadOnlyMemory<byte>? Plan,
    DateTimeOffset? DecidedAt,
    ImmutableArray<LookUpReport> LookUps,
    ImmutableArray<StepReport> Steps,
    ImmutableArray<RaisedProblem> Problems,
    ImmutableArray<string> WaitsFor,
    DateTimeOffset? WaitUntil,
    DateTimeOffset? SettledAt)
{
    /// <summary>While it is not its turn: the source's id of the unfinished or raised event of the same key that comes first; null otherwise.</summary>
    public string? Behind { get; init; }

    /// <summary>What it asked first to be written back to its source.</summary>
    public ImmutableArray<WriteBackReport> WriteBacks { get; init; } = [];

    /// <summary>Other bodies that came for the same event, oldest first.</summary>
    public ImmutableArray<VariantReport> Variants { get; init; } = [];
}
