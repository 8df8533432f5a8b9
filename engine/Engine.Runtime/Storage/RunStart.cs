namespace Engine.Runtime.Storage;

/// <summary>A run that begins.</summary>
/// <param name="Name">The schedule that started it; null when a person or the start of the service did.</param>
/// <param name="Scope">What it is about, in words that are the same whenever it is about the same; null when a kind has but one.</param>
/// <param name="Who">Who asked for it; null when a schedule did.</param>
public sealed record RunStart(RunKind Kind, string Client, string? Name, string? Scope, string? Who, string? Why, DateTimeOffset At);
