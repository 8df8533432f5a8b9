namespace Engine.Core.Sources;

/// <summary>One entry of a list.</summary>
/// <param name="Body">As the source wrote it, byte for byte.</param>
public sealed record ListedObject(string Id, DateTimeOffset At, ReadOnlyMemory<byte> Body);
