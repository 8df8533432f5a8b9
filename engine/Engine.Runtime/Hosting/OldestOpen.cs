namespace Engine.Runtime.Hosting;

/// <summary>The open event that was received first.</summary>
/// <param name="Event">The source's id of it.</param>
public sealed record OldestOpen(string Event, DateTimeOffset ReceivedAt, long AgeSeconds);
