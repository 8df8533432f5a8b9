using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Engine.Runtime.CashApplication.Tuning;
using Engine.Runtime.Storage;

namespace Engine.Runtime.Hosting.Matching;

/// <summary>A change of a match set.</summary>
/// <param name="Id">Such as M3.</param>
/// <param name="Was">The values before, in the order of the changes.</param>
/// <param name="Revision">The client's revision that it was made in.</param>
/// <param name="Becomes">The client's revision with it; null while it is not in force.</param>
/// <param name="Trial">What it would have come to when it was proposed.</param>
public sealed record ChangeView(
    string Id,
    string Client,
    string Rules,
    string File,
    ImmutableArray<string> Changes,
    ImmutableArray<string> Was,
    MatchChangeState State,
    string Who,
    string Why,
    DateTimeOffset At,
    string? SettledBy,
    string? SettledWhy,
    DateTimeOffset? SettledAt,
    string Revision,
    string? Becomes,
    JsonNode? Trial)
{
    public static ChangeView Of(MatchChangeReport change) => new(
        TuningDesk.Name(change.Number),
        change.Wanted.Client,
        change.Wanted.Rules,
        change.Wanted.File,
        change.Wanted.Changes,
        change.Wanted.Was,
        change.State,
        change.Wanted.Who,
        change.Wanted.Why,
        change.Wanted.At,
        change.SettledBy,
        change.SettledWhy,
        change.SettledAt,
        change.Wanted.Revision,
        change.Becomes,
        JsonNode.Parse(change.Wanted.Trial));
}
