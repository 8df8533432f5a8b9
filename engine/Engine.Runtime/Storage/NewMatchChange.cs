using System.Collections.Immutable;

namespace Engine.Runtime.Storage;

/// <summary>A change of a match set that somebody wants.</summary>
/// <param name="Rules">The match set.</param>
/// <param name="File">The file it is written to, below the project folder.</param>
/// <param name="Changes">As people write them, such as <c>windowDays=7</c>.</param>
/// <param name="Was">The values before, in the same order.</param>
/// <param name="Revision">The client's revision in force.</param>
/// <param name="Trial">What it would have come to, as JSON.</param>
public sealed record NewMatchChange(
    string Client, string Rules, string File, ImmutableArray<string> Changes, ImmutableArray<string> Was, string Revision, string Trial, string Who, string Why, DateTimeOffset At);
