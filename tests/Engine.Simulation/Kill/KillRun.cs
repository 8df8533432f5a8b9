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
/// <param name="clocks">By life, how far the wall clock is ahead of the true one; it is killed after each but the last.</param>
internal sealed class KillRun(Fate fate, int events, ImmutableArray<TimeSpan> clocks)
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
    private readonly SetTime time = new();
    private int refused;

    /// <summary>What sets the clock of a process: libfaketime, preloaded; null where no life has a clock of its own.</summary>
    public string? ClockLibrary { get; init; }

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
            Time = time,
        });
        await using var service = new MortalService(keys, sandbox.BaseAddress) { ClockLibrary = ClockLibrary };
        var before = (await BooksAsync(sandbox, keys)).Select(entry => entry.ExternalId).ToHashSet(StringComparer.Ordinal);
        Array.ForEach(Kinds, kind => sandbox.Add(new Fault(kind) { Rate = FaultRate / Kinds.Length, Seed = fate.Seed + (int)kind, Milliseconds = SlowMilliseconds }));
        await LiveAsync(service, 0);
        await DeliverAsync(service, keys);
        var states = await UntilQuietAsync(service);
        sandbox.ClearFaults();
        using var http = new HttpClient();
        using var statistics = JsonDocument.Parse(await http.GetStringAsync(new Uri(sandbox.BaseAddress, "/sandbox/statistics")));
        var found = (await BooksAsync(sandbox, keys)).Where(entry => !before.Contains(entry.ExternalId));
        var differences = BookAudit.Compare(ExpectedBooks.From(story.Facts), [.. found]).Where(check => !check.Holds).ToImmutableArray();
        Print(output, clock.Elapsed, statistics.RootElement, states, [.. found], differences);
        await PrintUnfinishedAsync(output, service.Inspection);
        return differences.IsEmpty && states.Values.Sum() == story.Deliveries.Length && states[EventState.Completed] == story.Deliveries.Length;
    }

    // A login of its own each time: one that was made under another clock may have ended.
    private async Task<ImmutableArray<BookEntry>> BooksAsync(SandboxServer sandbox, DemoKeys keys)
    {
        using var auditor = await AuditorLogin.EnterAsync(sandbox.BaseAddress, keys, time, CancellationToken.None);
        return await new FoundBooks(auditor).ReadAsync(CancellationToken.None);
    }

    private Task LiveAsync(MortalService service, int life)
    {
        time.Ahead = clocks[life];
        return service.StartAsync(clocks[life]);
    }

    private async Task DeliverAsync(MortalService service, DemoKeys keys)
    {
        var lives = story.Deliveries.Select((delivery, n) => (delivery, Life: n * clocks.Length / story.Deliveries.Length)).GroupBy(pair => pair.Life);
        foreach (var life in lives)
        {
            var sending = SendAsync([.. life.Select(pair => pair.delivery)], service, keys);
            if (life.Key < clocks.Length - 1)
            {
                await Task.WhenAny(sending, Task.Delay(fate.Between(ShortestLifeMilliseconds, LongestLifeMilliseconds, $"life {life.Key}")));
                await service.KillAsync();
                await LiveAsync(service, life.Key + 1);
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

    private async Task<bool> TrySendAsync(HttpClient http, MortalService service, DemoKeys keys, DemoDelivery delivery)
    {
        try
        {
            var sender = new StripeSender(http, new Uri(service.Address, "/webhooks/acme/stripe"), keys.WebhookSecret, time);
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
            deaths by kill -9  {clocks.Length - 1}
            clocks set to      {string.Join(", ", clocks.Distinct().Select(ahead => $"{ahead.TotalMinutes:+0;-0;0} min"))}
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
