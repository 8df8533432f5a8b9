using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Json;
using Engine.App.Demo;
using Engine.Core.Configuration;
using Engine.Runtime.Storage;
using Engine.Sandbox;
using Engine.Sandbox.Faults;
using Engine.Sandbox.Stripe;

namespace Engine.Simulation;

/// <summary>A NetSuite sandbox, Stripe's stand-in, a network, a sender and an engine that lives, dies and lives again, under one clock that moves when nothing else does.</summary>
internal sealed class SimulatedWorld : IAsyncDisposable
{
    private const int MostDeaths = 4;
    private const int LanesOfBatches = 32;
    private const decimal StaleRate = 0.05m;
    private const int StaleMilliseconds = 3000;

    // How long nothing has to happen before time moves on.
    private static readonly TimeSpan Stillness = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan LongestStep = TimeSpan.FromMinutes(2);

    private readonly ClientConfig client;
    private readonly Fate fate;
    private readonly DemoKeys keys;
    private readonly ManualTime clock;
    private readonly SandboxServer sandbox;
    private readonly StripeServer stripe;
    private readonly SimulatedNetwork network;
    private readonly DirectoryInfo folder;
    private readonly HttpClient http = new();
    private readonly Func<int, ILife> lives;
    private readonly TimeSpan window;
    private TimeSpan offset;
    private EngineLife engine = null!;

    private SimulatedWorld(ClientConfig client, Fate fate, DemoKeys keys, ManualTime clock, SandboxServer sandbox, StripeServer stripe, SimulatedNetwork network, Diary diary, Func<int, ILife> lives, TimeSpan window)
    {
        this.lives = lives;
        this.window = window;
        this.client = DemoAccess.Redirected(client, sandbox.BaseAddress, client.Stripe!.ApiKey is null ? null : stripe.Url);
        this.fate = fate;
        this.keys = keys;
        this.clock = clock;
        this.sandbox = sandbox;
        this.stripe = stripe;
        this.network = network;
        Diary = diary;
        folder = Directory.CreateTempSubdirectory("engine-simulation-");
    }

    public Diary Diary { get; }

    public int Deaths { get; private set; }

    public int Requests => network.Count;

    public int Strikes => network.Strikes;

    /// <summary>A world in which fate strikes requests and ends lives.</summary>
    /// <param name="client">With connections to Stripe and NetSuite, as its files say.</param>
    public static Task<SimulatedWorld> StartAsync(ClientConfig client, Fate fate)
    {
        var clock = new ManualTime();
        var diary = new Diary(clock);
        return StartAsync(client, fate, clock, diary, new SimulatedNetwork(fate, diary, clock), n => new Lifeline(fate, diary, n, n < MostDeaths), TimeSpan.Zero);
    }

    /// <summary>A quiet world: nothing happens but what the lives bring about.</summary>
    /// <param name="lives">By how many deaths there were before.</param>
    public static Task<SimulatedWorld> StartQuietAsync(ClientConfig client, Func<int, Diary, ILife> lives, TimeSpan window)
    {
        var fate = new Fate(0);
        var clock = new ManualTime();
        var diary = new Diary(clock);
        return StartAsync(client, fate, clock, diary, new SimulatedNetwork(fate, diary, clock, faultPercent: 0), n => lives(n, diary), window);
    }

    private static async Task<SimulatedWorld> StartAsync(
        ClientConfig client, Fate fate, ManualTime clock, Diary diary, SimulatedNetwork network, Func<int, ILife> lives, TimeSpan window)
    {
        var keys = DemoKeys.Create();
        var sandbox = await SandboxServer.StartAsync(new SandboxOptions
        {
            AccountId = client.NetSuite!.Account,
            ClientId = DemoKeys.ClientId,
            CertificateId = DemoKeys.CertificateId,
            PublicKeyPem = keys.PublicKeyPem,
            Time = clock,
        });
        var stripe = await StripeServer.StartAsync(new StripeOptions { Clock = clock });
        DemoStripe.Fill(stripe, DemoHistory.Acme);
        var world = new SimulatedWorld(client, fate, keys, clock, sandbox, stripe, network, diary, lives, window);
        await world.LiveAsync();
        return world;
    }

    /// <summary>Delivers until it is acknowledged, as Stripe does.</summary>
    public async Task DeliverAsync(DemoDelivery delivery)
    {
        while (!await TryDeliverAsync(delivery))
        {
            await ReviveAsync();
            clock.Advance(TimeSpan.FromSeconds(1));
        }
    }

    /// <summary>From now on, for so long, nothing gets through to NetSuite.</summary>
    public void BreakDown(TimeSpan span)
    {
        Diary.Note($"NetSuite is down for {span}");
        network.DownUntil = clock.GetUtcNow() + span;
    }

    /// <summary>Sets the clock forth or back. Nobody's clock but the engine's is read in a run, so it stays within an hour of the truth.</summary>
    public void SetClock(TimeSpan by)
    {
        if ((offset + by).Duration() <= TimeSpan.FromHours(1))
        {
            Diary.Note($"the clock is set by {by}");
            offset += by;
            network.DownUntil = network.DownUntil == DateTimeOffset.MinValue ? network.DownUntil : network.DownUntil + by;
            clock.Set(by);
        }
    }

    /// <summary>Somebody stops the work, unless it is stopped.</summary>
    public Task PauseAsync() => ActAsync("api/pauses", "a look at the books");

    /// <summary>Somebody lets it go on.</summary>
    public Task ResumeAsync() => ActAsync("api/pauses/end", "the books are fine");

    /// <summary>Lets a person go through the exception queue.</summary>
    /// <returns>Whether there was anything to do, or the engine died of it.</returns>
    public async Task<bool> TendAsync(Person person)
    {
        await StandStillAsync();
        try
        {
            return await person.TendAsync(http, engine.Address, engine.Key) > 0;
        }
        catch (HttpRequestException gone)
        {
            Diary.Note($"no answer to a person: {gone.Message}");
            await ReviveAsync();
            return true;
        }
    }

    /// <summary>Lets time pass until every event has an end or waits for a record, and nothing is on its way any more.</summary>
    public async Task UntilQuietAsync()
    {
        var step = TimeSpan.FromSeconds(1);
        while (await IsBusyAsync())
        {
            var before = Activity;
            clock.Advance(step);
            await StandStillAsync();
            step = Activity == before ? Shorter(step * 2, LongestStep) : TimeSpan.FromSeconds(1);
        }
    }

    /// <summary>Lets an hour pass where an event waits for a record.</summary>
    /// <returns>Whether one does.</returns>
    public async Task<bool> WaitAnHourAsync()
    {
        if ((await engine.Inspection.StatusAsync()).Events[EventState.Waiting] == 0)
        {
            return false;
        }

        clock.Advance(TimeSpan.FromMinutes(61));
        await StandStillAsync();
        return true;
    }

    /// <summary>Lets what can be done without time passing be done.</summary>
    public async Task StandStillAsync()
    {
        await ReviveAsync();
        var last = Activity;
        var calm = 0;
        while (calm < 2)
        {
            await Task.Delay(Stillness);
            await ReviveAsync();
            var now = Activity;
            calm = now == last && !network.IsBusy && !engine.Line.IsBusy ? calm + 1 : 0;
            last = now;
        }
    }

    public Task<ImmutableArray<EventSummary>> EventsAsync() => engine.Inspection.EventsAsync(new EventFilter(Limit: 1000));

    /// <summary>From now on some reads show the books as they were a few seconds before.</summary>
    public void LetReadsBeStale()
    {
        var stale = new Fault(FaultKind.StaleRead) { Rate = StaleRate, Seed = fate.Seed, Milliseconds = StaleMilliseconds };
        sandbox.Add(stale with { Record = "suiteql" });
        sandbox.Add(stale with { Method = "GET" });
    }

    /// <summary>The books as they are now; nothing is stale any more.</summary>
    public async Task<ImmutableArray<BookEntry>> BooksAsync()
    {
        sandbox.ClearFaults();
        using var auditor = await AuditorLogin.EnterAsync(sandbox.BaseAddress, keys, clock, CancellationToken.None);
        return await new FoundBooks(auditor).ReadAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await engine.DisposeAsync();
        network.Dispose();
        http.Dispose();
        await sandbox.DisposeAsync();
        await stripe.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private (int Deaths, int Calls, int Requests) Activity => (Deaths, engine.Line.Calls, network.Count);

    // A death on the way is met as by a person: the request is made again.
    private async Task ActAsync(string path, string why)
    {
        while (true)
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(engine.Address, path)) { Content = JsonContent.Create(new { why }) };
                request.Headers.Authorization = new("Bearer", engine.Key);
                using var answer = await http.SendAsync(request);
                if (answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotFound)
                {
                    Diary.Note($"{path}: {(int)answer.StatusCode}");
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // The engine is gone.
            }

            await ReviveAsync();
            clock.Advance(TimeSpan.FromSeconds(1));
        }
    }

    private async Task<bool> TryDeliverAsync(DemoDelivery delivery)
    {
        try
        {
            var sender = new StripeSender(http, new Uri(engine.Address, $"/webhooks/{client.Name}/stripe"), keys.WebhookSecret, clock);
            return await sender.SendAsync(delivery, CancellationToken.None) == 200;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private async Task<bool> IsBusyAsync()
    {
        await StandStillAsync();
        var events = (await engine.Inspection.StatusAsync()).Events;
        return network.Late > 0 || events[EventState.Received] + events[EventState.Processing] + events[EventState.Retry] > 0;
    }

    private async Task ReviveAsync()
    {
        if (!engine.IsOver)
        {
            return;
        }

        Deaths++;
        await engine.DisposeAsync();
        await LiveAsync();
    }

    private async Task LiveAsync()
    {
        var lanes = window > TimeSpan.Zero ? LanesOfBatches : fate.One([1, 2, 4, 8], $"lanes {Deaths}");
        while (true)
        {
            try
            {
                engine = await EngineLife.StartAsync(client, keys, folder.FullName, network, lives(Deaths), clock, lanes, window);
                return;
            }
            catch (IOException) when (Deaths < MostDeaths)
            {
                Deaths++;
                Diary.Note("the start fails");
            }
        }
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
