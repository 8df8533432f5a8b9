namespace Engine.App.Docs;

/// <summary>How one history ends.</summary>
/// <param name="Name">As its spec says it.</param>
/// <param name="Detail">The accounts that are left, or why it is not taken back; else empty.</param>
internal sealed record HistoryEnd(string Name, HistoryEndKind Kind, string Detail);
