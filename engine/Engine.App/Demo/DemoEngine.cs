using Engine.Core.Configuration;
using Engine.Runtime.Access;
using Engine.Runtime.Hosting;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Sources;
using Engine.Runtime.Storage;
using Engine.Runtime.Storage.Sqlite;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace Engine.App.Demo;

/// <summary>
/// The service with the repository's own configuration, on a free port, with its data in a folder of its own that goes when it
/// ends. Only where NetSuite is and what the secrets are differ from the files.
/// </summary>
internal sealed class DemoEngine : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly IStore store;
    private readonly NetSuiteAccounts accounts;

    private DemoEngine(WebApplication app, IStore store, NetSuiteAccounts accounts, DirectoryInfo folder, LocalKey key)
    {
        this.app = app;
        this.store = store;
        this.accounts = accounts;
        Folder = folder;
        Key = key;
    }

    public Uri Address => new(app.Urls.First());

    /// <summary>Where its data is.</summary>
    public DirectoryInfo Folder { get; }

    /// <summary>Opens its HTTP API.</summary>
    public LocalKey Key { get; }

    public IInspection Inspection => store.Inspection;

    /// <exception cref="IOException">The data folder cannot be used.</exception>
    public static async Task<DemoEngine> StartAsync(ClientConfig client, Uri netSuite, Uri stripe, DemoKeys keys, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("engine-demo-");
        var store = SqliteStore.Open(folder.FullName) switch
        {
            StoreOpening<IStore>.Opened(var opened) => opened,
            StoreOpening<IStore>.Refused(_, var message) => throw new IOException(message),
            var other => throw new System.Diagnostics.UnreachableException(other.ToString()),
        };
        var secrets = DemoAccess.Secrets(client, keys);
        var accounts = new NetSuiteAccounts(new NetSuiteClientFactory(secrets, TimeProvider.System, NullLoggerFactory.Instance));
        var parts = new EngineParts { Store = store, Snapshots = new OneClient(DemoAccess.Redirected(client, netSuite, stripe)), Accounts = accounts, Secrets = secrets };
        var app = EngineHost.Build(new EngineOptions { Urls = ["http://127.0.0.1:0"], Listing = new ListingOptions { Pause = TimeSpan.Zero } }, parts);
        await app.StartAsync(cancel);
        ServiceFile.Write(folder.FullName, new Uri(app.Urls.First()), parts.LocalKey);
        return new DemoEngine(app, store, accounts, folder, parts.LocalKey);
    }

    public Task WaitForShutdownAsync(CancellationToken cancel) => app.WaitForShutdownAsync(cancel);

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await store.DisposeAsync();
        accounts.Dispose();
        Folder.Delete(recursive: true);
    }
}
