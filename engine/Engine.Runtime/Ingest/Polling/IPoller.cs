using Engine.Core.Configuration;

namespace Engine.Runtime.Ingest.Polling;

/// <summary>Asks a source for events instead of waiting to be told. Keeps nothing itself.</summary>
public interface IPoller
{
    /// <summary>Tells this poller's cursor from others of the client, such as <c>stripe-events</c>.</summary>
    string Name { get; }

    /// <summary>The source whose events it gives.</summary>
    string Source { get; }

    /// <summary>The next page after a cursor.</summary>
    /// <param name="cursor">Where the last page ended; null for the first time.</param>
    Task<PolledPage> AskAsync(ClientConfig client, string? cursor, CancellationToken cancel);
}
