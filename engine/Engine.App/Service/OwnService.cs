using System.Collections.Frozen;
using Engine.App.Commands;
using Engine.Core.Configuration;
using Engine.Runtime;
using Engine.Runtime.Access;
using Engine.Runtime.Configuration;
using Engine.Runtime.Hosting;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Secrets;
using Engine.Runtime.Storage;
using Engine.Runtime.Storage.Sqlite;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging.Abstractions;

namespace Engine.App.Service;

/// <summary>
/// The API of the service within the process of a command, while no service runs on the data folder: the same endpoints over the same store,
/// on a free port of this machine and with a key of its own; no event is worked on.
/// </summary>
internal sealed class OwnService : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly IStore store;
    private readonly NetSuiteAccounts accounts;
    private readonly ConfigurationWatcher? watcher;

    private OwnService(WebApplication app, IStore store, NetSuiteAccounts accounts, ConfigurationWatcher? watcher)
    {
        this.app = app;
        this.store = store;
        this.accounts = accounts;
        this.watcher = watcher;
    }

    /// <summary>A client of the service that runs on a data folder, or of one made for the purpose.</summary>
    /// <exception cref="ServiceRefusal">The folder cannot be used, or whoever owns it does not answer.</exception>
    public static async Task<ServiceClient> ConnectAsync(string data, string root, string? environment, TextWriter progress, CancellationToken cancel)
    {
        if (!SqliteStore.IsIn(data))
        {
            // A folder that is misspelled would look like a service that never did anything.
            await progress.WriteLineAsync($"There is no engine data in {data} yet; it is begun there. Another folder is named with --data.");
        }

        return await OpenAsync(data, root, environment, progress, cancel);
    }

    private static async Task<ServiceClient> OpenAsync(string data, string root, string? environment, TextWriter progress, CancellationToken cancel) => SqliteStore.Open(data) switch
    {
        StoreOpening<IStore>.Opened(var store) => await StartAsync(store, data, root, environment, progress, cancel),
        StoreOpening<IStore>.Refused(var code, _) when code == RuntimeCodes.FolderInUse && ServiceFile.Read(data) is { } running => ServiceClient.To(running.Address, new Secret(running.Key)),
        StoreOpening<IStore>.Refused(var code, var message) when code == RuntimeCodes.FolderInUse =>
            throw new ServiceRefusal(AccessCodes.NoService.Id, $"{message} It does not say where it is reached.", ExitCodes.Unusable),
        StoreOpening<IStore>.Refused(var code, var message) => throw new ServiceRefusal(code.Id, message, ExitCodes.Unusable),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await store.DisposeAsync();
        accounts.Dispose();
        if (watcher is not null)
        {
            await watcher.DisposeAsync();
        }
    }

    private static async Task<ServiceClient> StartAsync(IStore store, string data, string root, string? environment, TextWriter progress, CancellationToken cancel)
    {
        var secrets = new SecretReader();
        var accounts = new NetSuiteAccounts(new NetSuiteClientFactory(secrets, TimeProvider.System, NullLoggerFactory.Instance));
        var read = new Snapshots(root, NullLogger<Snapshots>.Instance, TimeProvider.System, environment);
        var (snapshots, watcher) = Configuration(read, root, progress);
        var revisions = new RevisionArchive(data, read, store.Exceptions, TimeProvider.System, NullLogger<RevisionArchive>.Instance);
        var parts = new EngineParts { Store = store, Snapshots = snapshots, Revisions = revisions, Accounts = accounts, Root = root, Secrets = secrets };
        var app = EngineHost.Build(new EngineOptions { Urls = ["http://127.0.0.1:0"], Works = false }, parts);
        await app.StartAsync(cancel);
        return ServiceClient.To(new Uri(app.Urls.First()), parts.LocalKey.Key, new OwnService(app, store, accounts, watcher));
    }

    // Watched as in the service: a command may change a file and go on with what it then says.
    private static (ISnapshotSource Snapshots, ConfigurationWatcher? Watcher) Configuration(Snapshots snapshots, string root, TextWriter progress)
    {
        var seen = FolderStamp.Of(root);
        if (snapshots.Reload().Snapshot is not null)
        {
            return (new SnapshotInForce(snapshots), new ConfigurationWatcher(root, seen, snapshots, NullLogger<ConfigurationWatcher>.Instance));
        }

        progress.WriteLine($"The configuration in {root} does not compile (engine lint --root says why), so no client is known.");
        return (new FixedSnapshot(new Snapshot("none", FrozenDictionary<string, ClientConfig>.Empty)), null);
    }
}
