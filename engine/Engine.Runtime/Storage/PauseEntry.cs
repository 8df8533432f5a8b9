namespace Engine.Runtime.Storage;

/// <summary>One thing a person did about pauses.</summary>
/// <param name="Action"><c>pause</c>, <c>drain</c> or <c>resume</c>.</param>
public sealed record PauseEntry(string Action, string? Client, string? Source, bool StopsIntake, string Who, string Why, DateTimeOffset At);
