using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Engine.App.Demo;
using Engine.Core.Configuration;
using Engine.Runtime;
using Engine.Runtime.Hosting;
using Engine.Runtime.Storage;
using Engine.Runtime.Storage.Sqlite;
using Engine.Runtime.Work;
using Engine.Sandbox.Stripe;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Engine.Simulation.Fuzz;

/// <summary>
/// Sends the real service odd requests at every address it has, most of them with a good signature or key so that they get past the door: it
/// must answer each with a status below 500 or with 503, keep what it acknowledged, work on it without a fault, and not grow.
/// </summary>
internal sealed class FuzzRun(ClientConfig client, int seed, int inputs)
{
    private const int AtOnce = 16;
    private const int Calm = 15;
    private const long MostGrowth = 48L * 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly DemoKeys keys = DemoKeys.Create();
    private readonly ConcurrentDictionary<int, int> answers = [];
    private readonly ConcurrentQueue<string> faults = [];
    private long accepted;

    public async Task<FuzzReport> PlayAsync()
    {
        var folder = Directory.CreateTempSubdirectory("engine-fuzz-");
        using var log = new FaultLog();
        try
        {
            await using var store = SqliteStore.Open(folder.FullName) is StoreOpening<IStore>.Opened(var opened) ? opened : throw new IOException("The store did not open.");
            await using var stripe = await StripeServer.StartAsync(new StripeOptions());
            var reading = DemoAccess.Redirected(client, client.NetSuite!.BaseUrl, stripe.Url);
            var parts = new EngineParts { Store = store, Snapshots = new OneClient(reading), Accounts = new WillingNetSuite(), Secrets = DemoAccess.Secrets(reading, keys) };
            using var loggers = LoggerFactory.Create(logging => logging.AddProvider(log).AddFilter("Microsoft.AspNetCore.Server", LogLevel.None));
            await using var app = EngineHost.Build(new EngineOptions { Urls = ["http://127.0.0.1:0"], Worker = new WorkerOptions { ReadLag = TimeSpan.Zero } }, parts, loggers);
            await app.StartAsync();
            var growth = await SendAllAsync(app, parts);
            await UntilQuietAsync(store);
            await app.StopAsync();
            var states = (await store.Inspection.StatusAsync()).Events;
            var kept = await JudgeAsync(store);
            return new FuzzReport(answers, states, accepted, kept, growth, [.. faults, .. log.Entries]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<long> SendAllAsync(WebApplication app, EngineParts parts)
    {
        using var http = ManySenders.Open(new Uri(app.Urls.First()));
        var doors = FuzzDoor.All(((IEndpointRouteBuilder)app).DataSources);
        var first = Math.Max(1, inputs / 10);
        await SendAsync(http, doors, parts, 0, first);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await SendAsync(http, doors, parts, first, inputs - first);
        return GC.GetTotalMemory(forceFullCollection: true) - before;
    }

    private Task SendAsync(HttpClient http, IReadOnlyList<FuzzDoor> doors, EngineParts parts, int from, int count) => Parallel.ForEachAsync(
        Enumerable.Range(from, count),
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
        async (n, cancel) =>
        {
            var dice = new Dice(seed, n);
            var door = dice.Happens(60) ? doors.First(one => one.IsWebhook) : dice.One(doors);
            using var request = Request(door, parts.LocalKey.Key.Reveal(), n, dice);
            await SendAsync(http, request, $"seed {seed}, input {n}: {request.Method} {request.RequestUri}", cancel);
        });

    private async Task SendAsync(HttpClient http, HttpRequestMessage request, string what, CancellationToken cancel)
    {
        try
        {
            using var answer = await http.SendAsync(request, cancel);
            var text = await answer.Content.ReadAsStringAsync(cancel);
            answers.AddOrUpdate((int)answer.StatusCode, 1, (_, before) => before + 1);
            if (((int)answer.StatusCode >= 500 && answer.StatusCode != HttpStatusCode.ServiceUnavailable) || text.Contains("   at Engine", StringComparison.Ordinal))
            {
                faults.Enqueue($"{what}: {(int)answer.StatusCode} {text}");
            }
            else if (answer.IsSuccessStatusCode && text.Contains("{\"code\":\"accepted\"", StringComparison.Ordinal))
            {
                Interlocked.Increment(ref accepted);
            }
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            faults.Enqueue($"{what}: {failure.Message}");
        }
    }

    private HttpRequestMessage Request(FuzzDoor door, string key, int n, Dice dice)
    {
        var method = dice.Happens(90) ? dice.One(door.Methods) : dice.One(["GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "TRACE"]);
        var request = new HttpRequestMessage(new HttpMethod(method), new Uri(door.Path(dice), UriKind.Relative));
        var body = Body(n, dice);
        if (method is not ("GET" or "HEAD" or "TRACE"))
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", dice.Happens(80) ? "application/json" : Header(Mutator.Text("application/cloudevents+json", dice)));
        }

        // Whoever fails often is not listened to any more, so a sender that may have failed does not come again.
        request.Headers.ConnectionClose = dice.Happens(50);
        if (!door.IsWebhook)
        {
            request.Headers.TryAddWithoutValidation("Authorization", dice.Happens(80) ? $"Bearer {key}" : Header(Mutator.Text($"Bearer {key}", dice)));
        }

        var signature = Signature(body);
        request.Headers.TryAddWithoutValidation("Stripe-Signature", dice.Happens(85) ? signature : Header(Mutator.Text(signature, dice)));
        return request;
    }

    // Each with an id of its own, so that it is taken for a new event and worked on.
    private static byte[] Body(int n, Dice dice)
    {
        var like = dice.One(DemoHistory.Acme.Deliveries).Body;
        var mutated = dice.Happens(95) ? Mutator.Body(like, dice) : like;
        try
        {
            if (dice.Happens(80) && JsonNode.Parse(mutated) is JsonObject members)
            {
                members["id"] = string.Create(CultureInfo.InvariantCulture, $"evt_fuzz{n}");
                return Encoding.UTF8.GetBytes(members.ToJsonString());
            }
        }
        catch (Exception broken) when (broken is System.Text.Json.JsonException or ArgumentException or InvalidOperationException)
        {
            // No JSON any more, or with a member twice: sent as it is.
        }

        return mutated;
    }

    private string Signature(byte[] body)
    {
        var at = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.ASCII.GetBytes(at + "."), .. body];
        return $"t={at},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(keys.WebhookSecret), signed))}";
    }

    // The client of this program refuses to send more than this; what a raw socket may send is the web server's matter.
    private static string Header(string text) => new([.. text.Where(c => c is >= ' ' and < '\u007f')]);

    // What waits behind a retry of its own key, as it must, is not waited for: until nothing changes any more.
    private static async Task UntilQuietAsync(IStore store)
    {
        var since = TimeProvider.System.GetTimestamp();
        var (before, calm) = ("", 0);
        while (calm < Calm && TimeProvider.System.GetElapsedTime(since) < Patience)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200));
            var now = string.Join(',', (await store.Inspection.StatusAsync()).Events.Select(state => state.Value));
            calm = now == before ? calm + 1 : 0;
            before = now;
        }
    }

    private async Task<long> JudgeAsync(IStore store)
    {
        var status = await store.Inspection.StatusAsync();
        var kept = status.Events.Values.Sum();
        if (kept != accepted)
        {
            faults.Enqueue($"{accepted} events were acknowledged, and {kept} are in the store.");
        }

        // Every question is answered in this world, so nothing may go on waiting for an answer.
        var open = status.Events[EventState.Received] + status.Events[EventState.Processing] + status.Events[EventState.Retry];
        if (open > 0)
        {
            faults.Enqueue($"{open} events have no end, such as: {(await store.Inspection.EventsAsync(new EventFilter(State: EventState.Retry, Limit: 1))).FirstOrDefault()?.Reason}");
        }

        foreach (var raised in await store.Inspection.EventsAsync(new EventFilter(State: EventState.Raised, Limit: 1000)))
        {
            if (raised.Reason?.Contains(RuntimeCodes.EventFault.Id, StringComparison.Ordinal) == true)
            {
                faults.Enqueue($"{raised.Id}: {raised.Reason}");
            }
        }

        return kept;
    }

    /// <summary>Prints a report; whether all was well.</summary>
    public bool Print(FuzzReport report, TextWriter output)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            inputs             {inputs} from seed {seed}
            answers            {string.Join(", ", report.Answers.OrderBy(answer => answer.Key).Select(answer => $"{answer.Key}: {answer.Value}"))}
            events by state    {string.Join(", ", report.States.Where(state => state.Value > 0).Select(state => $"{state.Key} {state.Value}"))}
            acknowledged       {report.Accepted}, in the store {report.Kept}
            memory             {report.Growth / 1024 / 1024} MiB more than after the first tenth
            faults             {report.Faults.Count}
            """));
        report.Faults.Take(20).ToList().ForEach(fault => output.WriteLine("  " + fault));
        return report.Faults.Count == 0 && report.Growth < MostGrowth;
    }
}
