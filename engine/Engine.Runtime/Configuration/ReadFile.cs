using Engine.Core.Configuration;

namespace Engine.Runtime.Configuration;

/// <summary>A file as it was read.</summary>
/// <param name="Path">Relative to the project root.</param>
/// <param name="Kind">What it is.</param>
/// <param name="File">The content; null when it could not be read.</param>
/// <param name="Bytes">The bytes, for the revision.</param>
/// <param name="Text">The text, for carets; null when it is not UTF-8.</param>
internal sealed record ReadFile(string Path, ConfigFileKind Kind, ConfigFile? File, byte[] Bytes, string? Text)
{
    /// <summary>Read without an error, and as its schema says.</summary>
    public required bool IsSound { get; init; }

    /// <summary>As sound as it takes to check the rest: keys that are not known are left aside.</summary>
    public required bool IsShaped { get; init; }
}
