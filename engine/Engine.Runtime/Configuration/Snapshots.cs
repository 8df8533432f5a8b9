using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Engine.Runtime.Configuration;

/// <summary>
/// The snapshot in force. Readers see one snapshot or the next, never a mixture; a folder that does not compile changes nothing and says
/// so loudly.
/// </summary>
/// <param name="root">The project folder.</param>
/// <param name="environment">Which environment file is laid on top, or null for none.</param>
public sealed class Snapshots(string root, ILogger<Snapshots> log, TimeProvider? clock = null, string? environment = null)
{
    private const int MostErrorsLogged = 20;

    private readonly Lock reloading = new();
    private readonly ReadCache cache = new();
    private readonly TimeProvider clock = clock ?? TimeProvider.System;
    private volatile ImmutableDictionary<string, ImmutableArray<ReadFile>> files = ImmutableDictionary<string, ImmutableArray<ReadFile>>.Empty;
    private volatile ConfigurationState state = ConfigurationState.None;

    /// <summary>Told after another configuration came into force.</summary>
    public event Action? Changed;

    /// <summary>Null until a first folder has compiled.</summary>
    public Snapshot? InForce => state.InForce;

    /// <summary>What is in force and what is offered, at one moment.</summary>
    public ConfigurationState State => state;

    /// <summary>The configuration of a client, or null when there is no such client.</summary>
    public ClientConfig? Current(string client) => InForce?.Clients.GetValueOrDefault(client);

    /// <summary>The files of a client's configuration in force; none when another one is.</summary>
    internal ImmutableArray<ReadFile> FilesOf(string client, string revision) =>
        Current(client)?.Revision == revision && files.TryGetValue(client, out var known) && FileRevision.Of(known) == revision ? known : [];

    /// <summary>Reads the folder again and puts it in force if it compiles. The answer carries all findings either way.</summary>
    public LoadedConfiguration Reload()
    {
        // One at a time, so that an older reading cannot replace a newer one.
        lock (reloading)
        {
            var loaded = ConfigurationLoader.Load(root, environment, cache);
            if (loaded.Snapshot is { } snapshot)
            {
                files = loaded.FilesOf;
                Accept(snapshot);
            }
            else
            {
                Refuse(loaded);
            }

            return loaded;
        }
    }

    private void Accept(Snapshot snapshot)
    {
        var before = state;
        if (before.InForce?.Revision == snapshot.Revision)
        {
            state = before with { Refused = null };
            log.LogInformation("The folder was read again and holds configuration {Revision}, which is in force already.", snapshot.Revision);
            return;
        }

        state = new ConfigurationState(snapshot, clock.GetUtcNow(), null);
        log.LogInformation(
            "Configuration {Revision} with {Clients} clients is in force; before: {Before}.", snapshot.Revision, snapshot.Clients.Count, before.InForce?.Revision ?? "none");
        Changed?.Invoke();
    }

    private void Refuse(LoadedConfiguration loaded)
    {
        var now = clock.GetUtcNow();
        var refused = new RefusedConfiguration(loaded.Revision, now, state.Refused?.Since ?? now, loaded.Findings);
        state = state with { Refused = refused };
        foreach (var error in loaded.Findings.Where(finding => finding.Severity == Severity.Error).Take(MostErrorsLogged))
        {
            log.LogError("{Place} {Code} {Message}", error.Span.ToString(), error.Code.Id, error.Message);
        }

        log.LogCritical(
            "Configuration {Offered} in {Root} is refused with {Errors} errors. Still in force: {Revision}.",
            refused.Revision,
            root,
            refused.Errors,
            InForce?.Revision ?? "nothing, so no event can be handled");
    }
}
