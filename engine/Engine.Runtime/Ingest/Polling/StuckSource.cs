using System.Text.Json;
using Engine.Runtime.Storage;

namespace Engine.Runtime.Ingest.Polling;

/// <summary>The item that says that a polled source stands still at an event that cannot be read: one for each poller of a client.</summary>
internal static class StuckSource
{
    /// <param name="poller">Its name, such as the source's.</param>
    /// <param name="problem">Which event cannot be read and why; null when a run got to the source's end.</param>
    public static OwnFinding Of(string client, string poller, string? problem, DateTimeOffset at)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new
        {
            specversion = "1.0",
            id = poller,
            source = OwnFinding.Sources,
            type = OwnFinding.SourceStuck,
            time = at.UtcDateTime,
            data = new { poller, reason = problem },
        });
        var told = problem is null ? null : $"{poller} is asked for nothing more: {problem}";
        return new OwnFinding(client, OwnFinding.Sources, OwnFinding.SourceStuck, poller, RuntimeCodes.SourceStuck.Id, told, body, at);
    }
}
