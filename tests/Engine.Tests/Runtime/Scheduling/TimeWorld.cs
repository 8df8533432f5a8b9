using System.Collections.Frozen;
using Engine.Core.Configuration;
using Engine.Runtime;
using Engine.Runtime.Configuration;
using Engine.Runtime.Ingest;
using Engine.Runtime.Ingest.Files;
using Engine.Runtime.Scheduling;
using Engine.Runtime.Secrets;
using Engine.Runtime.Sources;
using Engine.Runtime.Storage;
using Engine.Runtime.Work;
using Engine.Sandbox.Stripe;
using Engine.Tests.Core.Scheduling;
using Engine.Tests.Runtime.Support;
using Engine.Tests.Support;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using RunReport = Engine.Runtime.Storage.RunReport;

namespace Engine.Tests.Runtime.Scheduling;

/// <summary>Schedules, listing and delivery over a store on disk, with Stripe's stand-in and a clock that the test moves. No worker.</summary>
internal sealed class TimeWorld : ISnapshotSource, IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();

    private TimeWorld(StripeServer stripe, ManualTime clock, ClientConfig settings)
    {
        (Stripe, Clock) = (stripe, clock);
        Configure(settings);
        Open();
    }

    public ManualTime Clock { get; }

    public StripeServer Stripe { get; }

    public IStore Store { get; private set; } = null!;

    public LaneBoard Lanes { get; private set; } = null!;

    public DeliveryBoard Deliveries { get; private set; } = null!;

    public ScheduleRunner Runner { get; private set; } = null!;

    /// <summary>Warnings and worse.</summary>
    public CapturedLog Log { get; } = new();

    public RunRecorder Runs { get; private set; } = null!;

    public Backfill Backfill { get; private set; } = null!;

    public Snapshot Current { get; private set; } = null!;

    public ClientConfig Client => Current.Clients["acme"];

    /// <param name="settings">What client.yaml says about time.</param>
    public static async Task<TimeWorld> StartAsync(string settings, DateTimeOffset? at = null)
    {
        var clock = new ManualTime(at ?? Support.Deliveries.Noon);
        return new TimeWorld(await StripeServer.StartAsync(new StripeOptions { Clock = clock }), clock, TimeClients.Of(TimeClients.Stripe + settings));
    }

    /// <summary>Takes what is said about time; the mappings are those of the worker's tests.</summary>
    public void Configure(ClientConfig settings)
    {
        var client = WorkMappings.Client("acme", new StripeConnection([]) { ApiKey = new SecretReference("env:KEY"), BaseUrl = Stripe.Url }) with
        {
            Schedules = settings.Schedules,
            Windows = settings.Windows,
            Start = settings.Start,
            Zone = settings.Zone,
        };
        Current = new Snapshot("rev", new[] { client }.ToFrozenDictionary(one => one.Name));
    }

    /// <summary>The process ends and another one takes over.</summary>
    public async Task RestartAsync()
    {
        await Store.DisposeAsync();
        Open();
        await Store.Runs.ResumeAsync();
        await Deliveries.LoadAsync();
        await Runner.AdoptAsync();
    }

    /// <summary>Stripe answers the next requests so, one after the other.</summary>
    public void Answer(IEnumerable<(int Status, string Body)> answers)
    {
        foreach (var (status, body) in answers)
        {
            Stripe.Add(new StripeFault.Answered(status, body));
        }
    }

    /// <summary>Runs something while time passes for whoever waits.</summary>
    public async Task<T> WhileTimePassesAsync<T>(Task<T> work)
    {
        while (!work.IsCompleted)
        {
            Clock.Advance(TimeSpan.FromMilliseconds(500));
            await Task.WhenAny(work, Task.Delay(1));
        }

        return await work;
    }

    public Task<RunReport> CatchUpAsync() => WhileTimePassesAsync(RunAsync());

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        await Stripe.DisposeAsync();
        folder.Dispose();
    }

    private async Task<RunReport> RunAsync() =>
        (await Runner.RunNowAsync(Client, Engine.Core.Scheduling.ScheduledTask.CatchUp, "ann", "after an outage", default))!;

    private void Open()
    {
        Store = Stores.Open(folder);
        var options = new WorkerOptions();
        Lanes = new LaneBoard(new RetryBudgets(this, Clock), Clock);
        Deliveries = new DeliveryBoard(Store, Lanes, Clock);
        Runs = new RunRecorder(Store, Clock, new LoggerFactory([Log]).CreateLogger<RunRecorder>());
        var lister = new SourceLister(new SecretReader(name => name == "KEY" ? StripeServer.Key : null), Clock, new ListingOptions());
        var listing = new EventListing(lister);
        var intake = new ListedIntake(Store, new EventDesk(Lanes, new FlowMeter(Clock), Clock, NullLogger<EventDesk>.Instance), Lanes, options, Clock);
        Backfill = new Backfill(Store, listing, lister, intake, Clock);
        Runner = new ScheduleRunner(
            Store, this, Runs, Deliveries, [new CatchUpWork(Store, listing, intake), new DeliverWork(Store, Deliveries, Clock), new RetentionWork(Store.Erasure, new KeptFiles(Store.Files, null))], Clock);
    }
}
