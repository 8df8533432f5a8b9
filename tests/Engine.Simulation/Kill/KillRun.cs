using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Engine.App.Demo;
using Engine.Runtime.Storage;
using Engine.Sandbox;
using Engine.Sandbox.Faults;

namespace Engine.Simulation.Kill;

/// <summary>
/// Events flow into the real program while it is killed at random moments and NetSuite misbehaves. In the end every acknowledged
/// event has its end, and the books are those of the facts.
/// </summary>
internal sealed class KillRun(Fate fate, int events, int deaths)
{
    private const int Senders = 4;
    private const int ShortestLifeMilliseconds = 800;
    private const int LongestLifeMilliseconds = 3500;

    // Of the requests to NetSuite, all kinds of faults together.
    private const decimal FaultRate = 0.05m;

    // Longer than the engine waits for an answer, shorter than it takes a write for settled.
    private const int SlowMilliseconds = 900;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly FaultKind[] Kinds =
    [
        FaultKind.LoseAnswer, FaultKind.FailBefore, FaultKind.FailAfter, FaultKind.SlowAnswer, FaultKind.SlowCommit, FaultKind.Limit,
        FaultKind.Unauthorized,
    ];

    private readonly DemoStory story = ManyInvoices.Tell(events);
    private int refused;

    /// <summary>Plays it and prints a summary.</summary>
    /// <returns>Whether all was well.</returns>
    public async Task<bool> PlayAsync(TextWriter output)
    {
        var clock = Stopwatch.StartNew();
        var keys = DemoKeys.Create();
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions
        {
            AccountId = "1234567_SB1",
            ClientId = DemoKeys.ClientId,
            CertificateId = DemoKeys.CertificateId,
            PublicKeyPem = keys.PublicKeyPem,
        });
        await using var service = new MortalService(keys, sandbox.BaseAddress);
        using var auditor = await AuditorLogin.EnterAsync(sandbox.BaseAddress, keys, TimeProvider.System, CancellationToken.None);
        var before = (await new FoundBooks(auditor).ReadAsync(CancellationToken.None)).Select(entry => entry.ExternalId).ToHashSet(StringComparer.Ordinal);
        Array.ForEach(Kinds, kind => sandbox.Add(new Fault(kind) { Rate = FaultRate / Kinds.Length, Seed = fate.Seed + (int)kind, Milliseconds = SlowMilliseconds }));
        await service.StartAsync();
        await DeliverAsync(service, keys);
        var states = await UntilQuietAsync(service);
        sandbox.ClearFaults();
        using var statistics = JsonDocument.Parse(await auditor.GetStringAsync(new Uri("/sandbox/statistics", UriKind.Relative)));
        var found = (await new FoundBooks(auditor).ReadAsync(CancellationToken.None)).Where(entry => !before.Contains(entry.ExternalId));
        var differences = BookAudit.Compare(ExpectedBooks.From(story.Facts), [.. found]).Where(check => !check.Holds).ToImmutableArray();
        Print(output, clock.Elapsed, statistics.RootElement, states, [.. found], differences);
        await PrintUnfinishedAsync(output, service.Inspection);
        return differences.IsEmpty && states.Values.Sum() == story.Deliveries.Length && states[EventState.Completed] == story.Deliveries.Length;
    }

    private async Task DeliverAsync(MortalService service, DemoKeys keys)
    {
        var lives = story.Deliveries.Select((delivery, n) => (delivery, Life: n * (deaths + 1) / story.Deliveries.Length)).GroupBy(pair => pair.Life);
        foreach (var life in lives)
        {
            var sending = SendAsync([.. life.Select(pair => pair.delivery)], service, keys);
            if (life.Key < deaths)
            {
                await Task.WhenAny(sending, Task.Delay(fate.Between(ShortestLifeMilliseconds, LongestLifeMilliseconds, $"life {life.Key}")));
                await service.KillAsync();
                await service.StartAsync();
            }

            await sending;
        }
    }

    private async Task SendAsync(ImmutableArray<DemoDelivery> deliveries, MortalService service, DemoKeys keys)
    {
        using var http = new HttpClient();
        var queue = new ConcurrentQueue<DemoDelivery>(deliveries);
        await Task.WhenAll(Enumerable.Range(0, Senders).Select(async _ =>
        {
            while (queue.TryDequeue(out var delivery))
            {
                while (!await TrySendAsync(http, service, keys, delivery))
                {
                    Interlocked.Increment(ref refused);
                    await Task.Delay(TimeSpan.FromMilliseconds(50));
                }
            }
        }));
    }

    private static async Task<bool> TrySendAsync(HttpClient http, MortalService service, DemoKeys keys, DemoDelivery delivery)
    {
        try
        {
            var sender = new StripeSender(http, new Uri(service.Address, "/webhooks/acme/stripe"), keys.WebhookSecret, TimeProvider.System);
            return await sender.SendAsync(delivery, CancellationToken.None) == 200;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static async Task<ImmutableSortedDictionary<EventState, long>> UntilQuietAsync(MortalService service)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            var states = await service.StatesAsync();
            if (states[EventState.Received] + states[EventState.Processing] + states[EventState.Retry] == 0 || clock.Elapsed > Patience)
            {
                return states;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }
    }

    private static async Task PrintUnfinishedAsync(TextWriter output, IInspection inspection)
    {
        foreach (var state in new[] { EventState.Raised, EventState.Waiting, EventState.Retry })
        {
            foreach (var summary in await inspection.EventsAsync(new EventFilter(State: state, Limit: 5)))
            {
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"  {summary.Id} {summary.State}, attempt {summary.Attempts}, next {summary.NextAt:O}: {summary.Reason}"));
            }
        }
    }

    private static long Count(JsonElement statistics, string section) =>
        statistics.GetProperty(section).EnumerateObject().Sum(count => count.Value.ValueKind == JsonValueKind.Number ? count.Value.GetInt64() : 0);

    private void Print(
        TextWriter output,
        TimeSpan time,
        JsonElement statistics,
        ImmutableSortedDictionary<EventState, long> states,
        ImmutableArray<BookEntry> found,
        ImmutableArray<BookCheck> differences)
    {
        var doubles = found.GroupBy(entry => entry.ExternalId, StringComparer.OrdinalIgnoreCase).Count(group => group.Count() > 1);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            events delivered   {story.Deliveries.Length}, refused or unanswered while the engine was away {refused}
            deaths by kill -9  {deaths}
            requests           {Count(statistics, "requests")}, of which disturbed {Count(statistics, "faults")}
            events by state    {string.Join(", ", states.Where(state => state.Value > 0).Select(state => $"{state.Key} {state.Value}"))}
            events lost        {story.Deliveries.Length - states.Values.Sum()}
            records in books   {found.Length}, of which twice {doubles}
            differences        {differences.Length}
            time               {time.TotalSeconds:0} s
            """));
        foreach (var difference in differences.Take(20))
        {
            output.WriteLine($"  {difference.What}: expected {difference.Expected}, found {difference.Found}");
        }
    }
}
