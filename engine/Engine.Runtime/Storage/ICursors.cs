using System.Collections.Immutable;

namespace Engine.Runtime.Storage;

/// <summary>How far sources that are asked have been read.</summary>
public interface ICursors
{
    /// <summary>Where a poller stands; null when it has never read.</summary>
    Task<string?> FindAsync(string client, string poller);

    /// <summary>Keeps the events of a page and moves the poller behind it, all or nothing. The answers are in the same order.</summary>
    Task<ImmutableArray<Acceptance>> MoveAsync(string client, string poller, string position, ImmutableArray<Delivery> page, DateTimeOffset at);
}
