using Engine.Core.Sources;

namespace Engine.Runtime.Storage;

/// <summary>A change that is going to be sent.</summary>
/// <param name="Event">The event that asks for it.</param>
public sealed record WriteBackIntent(string Client, long Event, SourceChange Change, DateTimeOffset At);
