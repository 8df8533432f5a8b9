namespace Engine.Core.Sources;

/// <summary>One entry of a list.</summary>
/// <param name="Body">As the source wrote it, byte for byte.</param>
public sealed record ListedObject(string Id, DateTimeOffset At, ReadOnlyMemory<byte> Body)
{
    /// <summary>The account at the source whose object it is, such as a connected one; null for the key's own.</summary>
    public string? Account { get; init; }
}
