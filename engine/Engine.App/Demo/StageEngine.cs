using Engine.Core.Configuration;
using Engine.Core.Model;
using Engine.Runtime.Access;
using Engine.Runtime.Hosting;
using Engine.Runtime.Ingest;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Secrets;
using Engine.Runtime.Storage;
using Engine.Runtime.Storage.Sqlite;
using Engine.Runtime.Work;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace Engine.App.Demo;

/// <summary>The service for one client, in this process, on a free port, with its data in a folder of its own that goes when it ends.</summary>
internal sealed class StageEngine : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly IStore store;
    private readonly NetSuiteAccounts accounts;

    private StageEngine(WebApplication app, IStore store, NetSuiteAccounts accounts, DirectoryInfo folder, LocalKey key)
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

    /// <param name="client">Led to the sandbox already.</param>
    /// <param name="folder">For its data; it is deleted at the end.</param>
    /// <param name="options">Its addresses are not looked at.</param>
    /// <exception cref="IOException">The data folder cannot be used.</exception>
    public static async Task<StageEngine> StartAsync(
        ClientConfig client, SecretReader secrets, IDecisionWatch watch, TimeProvider clock, DirectoryInfo folder, EngineOptions options, CancellationToken cancel)
    {
        var store = SqliteStore.Open(folder.FullName, clock) switch
        {
            StoreOpening<IStore>.Opened(var opened) => opened,
            StoreOpening<IStore>.Refused(_, var message) => throw new IOException(message),
            var other => throw new System.Diagnostics.UnreachableException(other.ToString()),
        };
        var accounts = new NetSuiteAccounts(new NetSuiteClientFactory(secrets, clock, NullLoggerFactory.Instance));
        var parts = new EngineParts { Store = store, Snapshots = new OneClient(client), Accounts = accounts, Secrets = secrets, Clock = clock, Decisions = watch };
        var app = EngineHost.Build(options with { Urls = ["http://127.0.0.1:0"] }, parts);
        await app.StartAsync(cancel);
        return new StageEngine(app, store, accounts, folder, parts.LocalKey);
    }

    /// <summary>Whether an event is on its way: received, in work, or to be tried again.</summary>
    public async Task<bool> IsBusyAsync()
    {
        var events = (await Inspection.StatusAsync()).Events;
        return events[EventState.Received] + events[EventState.Processing] + events[EventState.Retry] > 0;
    }

    /// <summary>Keeps an event of a source that comes in files, as its file would bring it.</summary>
    public async Task TakeAsync(ClientConfig client, SourceEvent delivery, byte[] body)
    {
        var desk = app.Services.GetRequiredService<EventDesk>();
        var acceptance = await store.Inbox.AcceptAsync(desk.Deliver(client, delivery, body));
        desk.Announce(client.Name, delivery.Source, [acceptance]);
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
