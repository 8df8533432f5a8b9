using Engine.Runtime.Storage;

namespace Engine.Runtime.Ingest.Files;

/// <summary>The item that says that a dropped file was refused: one for each name in a source's folder.</summary>
internal static class RefusedFile
{
    /// <param name="told">Why, and where it lies; null when a file of this name was taken.</param>
    public static OwnFinding Of(string client, string source, string name, string? told, DateTimeOffset at) => OwnFinding.Of(
        client, OwnFinding.Files, OwnFinding.FileRefused, $"{source}/{name}", RuntimeCodes.FileRefused.Id, told, new { source, file = name, reason = told }, at);
}
