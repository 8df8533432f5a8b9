namespace Engine.Runtime.Storage;

/// <summary>Which events to list. Null takes all.</summary>
/// <param name="Before">Only events accepted before the one with this number; for paging.</param>
/// <param name="Limit">1 to 1000.</param>
public sealed record EventFilter(string? Client = null, EventState? State = null, long? Before = null, int Limit = 100);
