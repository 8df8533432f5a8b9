namespace Engine.Runtime.Storage;

/// <summary>Somebody looked at a payment that was applied and flagged.</summary>
/// <param name="Why">In a sentence: what they found.</param>
public sealed record MatchLook(string Who, string Why, DateTimeOffset At);
