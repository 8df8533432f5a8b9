using System.Text.Json;
using Engine.Runtime.Storage;

namespace Engine.Runtime.Ingest.Files;

/// <summary>The item that says that a dropped file was refused: one for each name in a source's folder.</summary>
internal static class RefusedFile
{
    /// <param name="told">Why, and where it lies; null when a file of this name was taken.</param>
    public static OwnFinding Of(string client, string source, string name, string? told, DateTimeOffset at)
    {
        var id = $"{source}/{name}";
        var body = JsonSerializer.SerializeToUtf8Bytes(new
        {
            specversion = "1.0",
            id,
            source = OwnFinding.Files,
            type = OwnFinding.FileRefused,
            time = at.UtcDateTime,
            data = new { source, file = name, reason = told },
        });
        return new OwnFinding(client, OwnFinding.Files, OwnFinding.FileRefused, id, RuntimeCodes.FileRefused.Id, told, body, at);
    }
}
