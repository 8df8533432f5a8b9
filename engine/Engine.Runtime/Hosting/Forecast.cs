namespace Engine.Runtime.Hosting;

/// <summary>When what waits for no person and no other event is done, as it goes at present.</summary>
/// <param name="Events">How many those are.</param>
/// <param name="DoneAt">Null when nothing can be said.</param>
/// <param name="Why">Why nothing can be said; null otherwise.</param>
public sealed record Forecast(int Events, DateTimeOffset? DoneAt, string? Why);
