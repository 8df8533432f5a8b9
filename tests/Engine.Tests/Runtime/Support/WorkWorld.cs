using System.Collections.Frozen;
using Engine.Core.Configuration;
using Engine.Runtime.Storage;
using Engine.Runtime.Work;
using Engine.Simulation;
using Engine.Tests.Support;

namespace Engine.Tests.Runtime.Support;

/// <summary>A whole service on a store on disk, with a scripted NetSuite and a clock that the test moves.</summary>
internal sealed class WorkWorld : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private RunningEngine? engine;

    public WorkWorld() => Store = Stores.Open(folder);

    public ManualTime Clock { get; } = new(Deliveries.Noon);

    public ScriptedNetSuite NetSuite { get; } = new();

    public IStore Store { get; private set; }

    public RunningEngine Engine => engine ?? throw new InvalidOperationException("The engine does not run.");

    public WorkerOptions Options { get; init; } = new();

    /// <summary>Events a second after an outage.</summary>
    public int DrainPerSecond { get; init; } = 1000;

    public async Task<OpenEvent> AcceptAsync(string id, string type, TimeSpan? later = null, string lane = "cus_1", string? name = null) =>
        Assert.IsType<Acceptance.New>(await Store.Inbox.AcceptAsync(Deliveries.Of(id, lane: lane, created: Deliveries.Noon + (later ?? TimeSpan.Zero), type: type, name: name))).Event;

    public async Task StartAsync()
    {
        await StopAsync();
        engine = await RunningEngine.StartAsync(Store, NetSuite, Clock, Options, Snapshot());
    }

    public async Task StopAsync()
    {
        if (engine is not null)
        {
            await engine.DisposeAsync();
            engine = null;
        }
    }

    /// <summary>Ends the process, in effect: the store is opened anew.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await Store.DisposeAsync();
        Store = Stores.Open(folder);
        await StartAsync();
    }

    public async Task<EventSummary> FindAsync(string eventId) => Assert.Single(await Store.Inspection.EventAsync("acme", eventId)).Summary;

    /// <param name="step">How far the clock is moved each time the event is not there yet; null leaves the clock alone.</param>
    public async Task<EventSummary> UntilAsync(string eventId, EventState state, TimeSpan? step = null)
    {
        // What was seen then: the next look may see it in work.
        var seen = await FindAsync(eventId);
        await UntilAsync(async () => (seen = await FindAsync(eventId)).State == state, step, () =>
            Task.FromResult($"{eventId} is {seen}\n{string.Join('\n', engine?.Log.Entries.ToArray() ?? [])}"));
        return seen;
    }

    public async Task UntilAsync(Func<Task<bool>> holds, TimeSpan? step = null, Func<Task<string>>? describe = null)
    {
        for (var round = 0; round < 1500; round++)
        {
            if (await holds())
            {
                return;
            }

            if (step is { } by && round % 4 == 3)
            {
                Clock.Advance(by);
            }

            // Real time: the worker runs on real threads, only its clock is ours.
            await Task.Delay(TimeSpan.FromMilliseconds(15));
        }

        Assert.Fail(describe is null ? "It did not happen." : await describe());
    }

    /// <summary>Long enough for a worker to take what it may take.</summary>
    public static Task SettleAsync() => Task.Delay(TimeSpan.FromMilliseconds(250));

    /// <summary>Stops the engine and lets go of the store.</summary>
    public async Task EndAsync()
    {
        await StopAsync();
        await Store.DisposeAsync();
    }

    public void Dispose() => folder.Dispose();

    private Snapshot Snapshot()
    {
        var secret = new SecretReference("env:ACME_SECRET");
        var client = WorkMappings.Client("acme", new StripeConnection([secret])) with
        {
            NetSuite = new NetSuiteConnection("1234567", new Uri("https://localhost"), secret, secret, secret, 5) { DrainPerSecond = DrainPerSecond },
        };
        return new Snapshot("rev", new[] { client }.ToFrozenDictionary(config => config.Name));
    }
}
