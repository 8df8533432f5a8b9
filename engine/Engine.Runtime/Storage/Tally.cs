namespace Engine.Runtime.Storage;

/// <summary>What happened to a client's events within one minute.</summary>
/// <param name="Minute">Minutes since 1970, UTC.</param>
/// <param name="Accepted">Events taken in.</param>
/// <param name="Done">Events completed or ignored.</param>
/// <param name="Raised">Events that went to a person.</param>
/// <param name="LastAt">When the last of them was taken in; null when none was.</param>
public sealed record Tally(string Client, long Minute, int Accepted, int Done, int Raised, DateTimeOffset? LastAt);
