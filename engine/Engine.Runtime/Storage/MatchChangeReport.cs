namespace Engine.Runtime.Storage;

/// <summary>A change of a match set, and what became of it.</summary>
/// <param name="Number">Counts from 1.</param>
/// <param name="SettledBy">Who approved, wrote or withdrew it; null while it is proposed.</param>
/// <param name="Becomes">The client's revision with the change; null while it is not in force.</param>
public sealed record MatchChangeReport(
    long Number, NewMatchChange Wanted, MatchChangeState State, string? SettledBy, string? SettledWhy, DateTimeOffset? SettledAt, string? Becomes);
