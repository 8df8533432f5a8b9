using System.Collections.Frozen;
using System.Text.Json.Nodes;
using Engine.Core.Configuration;
using Engine.Runtime.Storage;
using Engine.Sandbox.Stripe;
using Engine.Tests.Support;

namespace Engine.Tests.Runtime.Support;

/// <summary>An engine between Stripe's stand-in and a scripted NetSuite, with its data on disk and under a clock of the test's.</summary>
internal sealed class StripeWorld : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private RunningEngine? engine;

    private StripeWorld(StripeServer stripe, ManualTime clock)
    {
        (Stripe, Clock) = (stripe, clock);
        Store = Stores.Open(folder);
    }

    public ManualTime Clock { get; }

    public ScriptedNetSuite NetSuite { get; } = new();

    public StripeServer Stripe { get; }

    public IStore Store { get; private set; }

    /// <summary>Where the engine takes Stripe's events.</summary>
    public Uri Webhook => new(engine!.Http.BaseAddress!, "/webhooks/acme/stripe");

    public static async Task<StripeWorld> CreateAsync()
    {
        var clock = new ManualTime(Deliveries.Noon);
        return new StripeWorld(await StripeServer.StartAsync(new StripeOptions { Clock = clock }), clock);
    }

    /// <summary>The connection of a client to the stand-in.</summary>
    public StripeConnection Connection(bool hasKey = true) =>
        new([new SecretReference("env:ACME_SECRET")]) { ApiKey = hasKey ? new SecretReference("env:STRIPE_KEY") : null, BaseUrl = Stripe.Url };

    /// <param name="client">Its name is acme.</param>
    /// <param name="key">What is shown to Stripe.</param>
    public async Task StartAsync(ClientConfig client, string key = StripeServer.Key) => engine = await RunningEngine.StartAsync(
        Store,
        NetSuite,
        Clock,
        snapshot: new Snapshot("rev", new[] { client }.ToFrozenDictionary(one => one.Name)),
        secrets: name => name == "STRIPE_KEY" ? key : Deliveries.Secret);

    /// <summary>The engine ends, and what it has kept is opened anew.</summary>
    public async Task DieAsync()
    {
        await engine!.DisposeAsync();
        engine = null;
        await Store.DisposeAsync();
        Store = Stores.Open(folder);
    }

    /// <summary>Posts an event, signed; done when it is accepted.</summary>
    public async Task DeliverAsync(string id, string type, DateTimeOffset at, JsonObject content)
    {
        var body = StripeRecords.Bytes(StripeRecords.Event(id, type, at, content));
        using var posted = new ByteArrayContent(body);
        posted.Headers.Add("Stripe-Signature", Deliveries.Sign(body, Clock.GetUtcNow()));
        using var answer = await engine!.Http.PostAsync(Webhook, posted);
        answer.EnsureSuccessStatusCode();
    }

    public async Task<EventReport> ReportAsync(string id) => Assert.Single(await Store.Inspection.EventAsync("acme", id));

    /// <summary>Waits until an event has come to a state, for a reason that contains a text. Time passes as slowly as sweeps need, and faster before a retry.</summary>
    public async Task<EventReport> UntilAsync(string id, EventState state, string says = "")
    {
        EventReport? report = null;
        for (var round = 0; round < 400; round++)
        {
            report = (await Store.Inspection.EventAsync("acme", id)).SingleOrDefault();
            if (report?.Summary.State == state && (report.Summary.Reason ?? "").Contains(says, StringComparison.Ordinal))
            {
                return report;
            }

            // Real time: the worker runs on real threads, only its clock is ours.
            await Task.Delay(25);
            Clock.Advance(TimeSpan.FromMilliseconds(report?.Summary.State == EventState.Retry ? 5_000 : 50));
        }

        Assert.Fail($"{id} is {report?.Summary}\n{string.Join('\n', engine!.Log.Entries.ToArray())}");
        throw new System.Diagnostics.UnreachableException();
    }

    public async ValueTask DisposeAsync()
    {
        if (engine is not null)
        {
            await engine.DisposeAsync();
        }

        await Store.DisposeAsync();
        await Stripe.DisposeAsync();
        folder.Dispose();
    }
}
