using Engine.App.Demo;
using Engine.Core.Configuration;
using Engine.Runtime.Access;
using Engine.Runtime.Hosting;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Storage;
using Engine.Runtime.Storage.Sqlite;
using Engine.Runtime.Work;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging.Abstractions;

namespace Engine.Simulation;

/// <summary>The whole service from one start to its death, on data that an earlier life may have left.</summary>
internal sealed class EngineLife : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly IStore store;
    private readonly NetSuiteClient netSuite;

    private EngineLife(WebApplication app, IStore store, NetSuiteClient netSuite, ILife line, LocalKey key)
    {
        Key = key.Key.Reveal();
        this.app = app;
        this.store = store;
        this.netSuite = netSuite;
        Line = line;
    }

    public ILife Line { get; }

    /// <summary>Whether it is gone, by a death or by giving itself up.</summary>
    public bool IsOver => Line.IsOver || app.Lifetime.ApplicationStopping.IsCancellationRequested;

    /// <summary>What people show who act on it.</summary>
    public string Key { get; }

    public Uri Address => new(app.Urls.First());

    public IInspection Inspection => store.Inspection;

    /// <param name="client">Led to the sandbox.</param>
    /// <param name="folder">Where its data is.</param>
    /// <param name="window">How long look-ups and creates wait to be gathered: usually not at all, since time moves only when nothing else does.</param>
    public static async Task<EngineLife> StartAsync(
        ClientConfig client, DemoKeys keys, string folder, SimulatedNetwork network, ILife line, ManualTime clock, int lanes, TimeSpan window)
    {
        var store = SqliteStore.Open(folder) is StoreOpening<IStore>.Opened(var opened) ? opened : throw new IOException("The store did not open.");
        var secrets = DemoAccess.Secrets(client, keys);
        var options = new NetSuiteClientOptions { LookUpWindow = window };
        var netSuite = new NetSuiteClientFactory(secrets, clock, NullLoggerFactory.Instance, options).Create(client.NetSuite!, network.For(line));
        var parts = new EngineParts
        {
            Store = new MortalStore(store, line),
            Snapshots = new OneClient(client),
            Accounts = new SimulatedAccount(netSuite),
            Secrets = secrets,
            SourceNetwork = network.For(line),
            Clock = clock,
            Backoff = new Backoff(line.Seed),
        };
        var worker = new WorkerOptions { Lanes = lanes, StopGrace = TimeSpan.Zero };
        var app = EngineHost.Build(new EngineOptions { Urls = ["http://127.0.0.1:0"], Worker = worker }, parts);
        try
        {
            await app.StartAsync();
        }
        catch
        {
            // A start that fails is a death: what it held is let go of.
            await app.DisposeAsync();
            await store.DisposeAsync();
            netSuite.Dispose();
            throw;
        }

        return new EngineLife(app, store, netSuite, line, parts.LocalKey);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await store.DisposeAsync();
        netSuite.Dispose();
    }
}
