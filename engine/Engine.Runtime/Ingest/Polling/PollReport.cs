namespace Engine.Runtime.Ingest.Polling;

/// <summary>What one run of a poller came to.</summary>
/// <param name="Taken">Events that were not here before.</param>
/// <param name="Known">Events that were.</param>
/// <param name="Stopped">Why it ended before the source had no more; null when it did not.</param>
public sealed record PollReport(long Taken, long Known, string? Stopped);
