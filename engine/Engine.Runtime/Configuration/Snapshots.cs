using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Engine.Runtime.Configuration;

/// <summary>
/// The snapshot in force. Readers see one snapshot or the next, never a mixture; a folder that does not compile changes nothing and says
/// so loudly.
/// </summary>
public sealed class Snapshots(string root, ILogger<Snapshots> log)
{
    private readonly Lock reloading = new();
    private volatile Snapshot? inForce;

    /// <summary>Null until a first folder has compiled.</summary>
    public Snapshot? InForce => inForce;

    /// <summary>The configuration of a client, or null when there is no such client.</summary>
    public ClientConfig? Current(string client) => inForce?.Clients.GetValueOrDefault(client);

    /// <summary>Reads the folder again and puts it in force if it compiles. The answer carries all findings either way.</summary>
    public LoadedConfiguration Reload()
    {
        // One at a time, so that an older reading cannot replace a newer one.
        lock (reloading)
        {
            var loaded = ConfigurationLoader.Load(root);
            if (loaded.Snapshot is { } snapshot)
            {
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
        var before = inForce?.Revision;
        inForce = snapshot;
        log.LogInformation("Configuration {Revision} with {Clients} clients is in force; before: {Before}.", snapshot.Revision, snapshot.Clients.Count, before ?? "none");
    }

    private void Refuse(LoadedConfiguration loaded)
    {
        var errors = loaded.Findings.Where(finding => finding.Severity == Severity.Error).ToList();
        foreach (var error in errors)
        {
            log.LogError("{Place} {Code} {Message}", error.Span.ToString(), error.Code.Id, error.Message);
        }

        log.LogCritical(
            "The configuration in {Root} is refused with {Errors} errors. Still in force: {Revision}.",
            root,
            errors.Count,
            inForce?.Revision ?? "nothing, so no event can be handled");
    }
}
