namespace Engine.Runtime.Storage;

/// <summary>Which runs to list. Null takes all.</summary>
/// <param name="Before">Only runs that started before the one with this number; for paging.</param>
/// <param name="Limit">1 to 1000.</param>
public sealed record RunFilter(string? Client = null, RunKind? Kind = null, string? Scope = null, RunState? State = null, long? Number = null, long? Before = null, int Limit = 100);
