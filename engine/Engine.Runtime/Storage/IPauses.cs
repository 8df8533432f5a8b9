using System.Collections.Immutable;

namespace Engine.Runtime.Storage;

/// <summary>What people stopped, kept over restarts; who did it and why stands in the audit chain too.</summary>
public interface IPauses
{
    /// <summary>What is stopped now, in order of client and source.</summary>
    Task<ImmutableArray<Pause>> ListAsync();

    /// <summary>Stops it; a pause of the same client and source is replaced.</summary>
    Task StartAsync(Pause pause);

    /// <summary>Ends the pause of exactly this client and source; false when there is none, and nothing is kept of it then.</summary>
    Task<bool> EndAsync(string? client, string? source, string who, string why, DateTimeOffset at);
}
