using Engine.App.Demo;
using Engine.Core.Configuration;
using Engine.Core.Model;
using Engine.Runtime.Hosting;
using Engine.Runtime.Ingest;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Secrets;
using Engine.Runtime.Storage;
using Engine.Runtime.Storage.Sqlite;
using Engine.Runtime.Work;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Engine.App.Books;

/// <summary>The service with a client's own configuration, for one history; its data goes with it.</summary>
internal sealed class HistoryEngine : IAsyncDisposable
{
    // The passing of the history's own time is noticed soon.
    private static readonly WorkerOptions Worker = new() { Lanes = 4, SweepInterval = TimeSpan.FromMilliseconds(50), StopGrace = TimeSpan.FromSeconds(1) };

    private readonly WebApplication app;
    private readonly IStore store;
    private readonly NetSuiteAccounts accounts;
    private readonly DirectoryInfo folder;

    private HistoryEngine(WebApplication app, IStore store, NetSuiteAccounts accounts, DirectoryInfo folder) =>
        (this.app, this.store, this.accounts, this.folder) = (app, store, accounts, folder);

    public Uri Address => new(app.Urls.First());

    public IInspection Inspection => store.Inspection;

    /// <param name="client">Led to the sandbox already.</param>
    /// <exception cref="IOException">The data folder cannot be used.</exception>
    public static async Task<HistoryEngine> StartAsync(ClientConfig client, SecretReader secrets, IDecisionWatch watch, TimeProvider clock, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("engine-test-");
        var store = SqliteStore.Open(folder.FullName, clock) switch
        {
            StoreOpening<IStore>.Opened(var opened) => opened,
            StoreOpening<IStore>.Refused(_, var message) => throw new IOException(message),
            var other => throw new System.Diagnostics.UnreachableException(other.ToString()),
        };
        var accounts = new NetSuiteAccounts(new NetSuiteClientFactory(secrets, clock, NullLoggerFactory.Instance));
        var parts = new EngineParts { Store = store, Snapshots = new OneClient(client), Accounts = accounts, Secrets = secrets, Clock = clock, Decisions = watch };
        var app = EngineHost.Build(new EngineOptions { Urls = ["http://127.0.0.1:0"], Worker = Worker }, parts);
        await app.StartAsync(cancel);
        return new HistoryEngine(app, store, accounts, folder);
    }

    /// <summary>Keeps an event of a source that comes in files, as its file would bring it.</summary>
    public async Task TakeAsync(ClientConfig client, SourceEvent delivery, byte[] body)
    {
        var desk = app.Services.GetRequiredService<EventDesk>();
        var acceptance = await store.Inbox.AcceptAsync(desk.Deliver(client, delivery, body));
        desk.Announce(client.Name, delivery.Source, [acceptance]);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await store.DisposeAsync();
        accounts.Dispose();
        folder.Delete(recursive: true);
    }
}
