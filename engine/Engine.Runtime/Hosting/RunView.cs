using System.Collections.Immutable;
using Engine.Runtime.Storage;

namespace Engine.Runtime.Hosting;

/// <summary>A run as it is shown.</summary>
/// <param name="Schedule">Name of the schedule that started it; null when none did.</param>
/// <param name="Remarks">What was asked to be seen line by line; only where one run is shown.</param>
public sealed record RunView(
    int FormatVersion,
    long Number,
    RunKind Kind,
    string Client,
    string? Schedule,
    string? Scope,
    string? Who,
    string? Why,
    DateTimeOffset StartedAt,
    RunState State,
    DateTimeOffset? EndedAt,
    ImmutableSortedDictionary<string, long> Counts,
    ImmutableSortedDictionary<string, decimal> Sums,
    string? Note,
    ImmutableArray<RunFailure> Failures,
    ImmutableArray<string>? Remarks)
{
    public static RunView Of(RunReport run, bool withRemarks) => new(
        OperationsJson.FormatVersion,
        run.Number,
        run.Start.Kind,
        run.Start.Client,
        run.Start.Name,
        run.Start.Scope,
        run.Start.Who,
        run.Start.Why,
        run.Start.At,
        run.State,
        run.EndedAt,
        run.Progress.Counts,
        run.Progress.Sums,
        run.Progress.Note,
        run.Progress.Failures,
        withRemarks ? run.Progress.Remarks : null);
}
