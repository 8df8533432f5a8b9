using Engine.Runtime.Storage;

namespace Engine.Runtime.Ingest.Polling;

/// <summary>The item that says that a polled source stands still at an event that cannot be read: one for each poller of a client.</summary>
internal static class StuckSource
{
    /// <param name="poller">Its name, such as the source's.</param>
    /// <param name="problem">Which event cannot be read and why; null when a run got to the source's end.</param>
    public static OwnFinding Of(string client, string poller, string? problem, DateTimeOffset at) => OwnFinding.Of(
        client,
        OwnFinding.Sources,
        OwnFinding.SourceStuck,
        poller,
        RuntimeCodes.SourceStuck.Id,
        problem is null ? null : $"{poller} is asked for nothing more: {problem}",
        new { poller, reason = problem },
        at);
}
