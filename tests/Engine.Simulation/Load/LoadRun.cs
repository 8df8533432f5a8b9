using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;
using Engine.App.Demo;
using Engine.Runtime.Storage;
using Engine.Sandbox.Faults;
using Engine.Simulation.Kill;

namespace Engine.Simulation.Load;

/// <summary>
/// The real program beside a sandbox in its own process: how many events it completes in a second, how much memory it takes, and whether
/// the books are those of the facts.
/// </summary>
internal sealed class LoadRun(Fate fate, LoadPlan plan)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);
    private static readonly FaultKind[] Kinds = [FaultKind.LoseAnswer, FaultKind.FailBefore, FaultKind.FailAfter, FaultKind.Unauthorized];

    private readonly List<DemoFacts> facts = [];
    private long posted;
    private long refused;

    /// <summary>Plays it and prints a summary.</summary>
    /// <returns>Whether every event was completed and the books are right.</returns>
    public async Task<bool> PlayAsync(TextWriter output)
    {
        var keys = DemoKeys.Create();
        var folder = Directory.CreateTempSubdirectory("engine-load-");
        await using var sandbox = await SandboxProcess.StartAsync(keys, folder.FullName, plan.Slots);
        await using var service = new MortalService(keys, sandbox.Address, plan.Slots) { IsInstalled = true };
        using var auditor = await AuditorLogin.EnterAsync(sandbox.Address, keys, TimeProvider.System, CancellationToken.None);
        var before = (await new FoundBooks(auditor).ReadAsync(CancellationToken.None)).Select(entry => entry.ExternalId).ToHashSet(StringComparer.Ordinal);
        await service.StartAsync();
        await MisbehaveAsync(sandbox);
        var asked = await sandbox.RequestsAsync();
        var watch = Stopwatch.StartNew();
        var delivering = DeliverAsync(service, keys);
        var events = await UntilDoneAsync(service, delivering, watch, output);
        var time = watch.Elapsed;
        var requests = await sandbox.RequestsAsync() - asked;
        var memory = ResidentMemory.Of(service.ProcessId);
        await sandbox.ClearFaultsAsync();
        var differences = await DifferencesAsync(auditor, before);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            deliveries         {posted}, refused for the moment and posted again {refused}
            events by state    {string.Join(", ", events.Where(state => state.Value > 0).Select(state => $"{state.Key} {state.Value}"))}
            completed          {events[EventState.Completed] / time.TotalSeconds:0.0} events/s over {time.TotalSeconds:0.0} s
            to NetSuite        {requests} requests, {(double)requests / events[EventState.Completed]:0.00} each{Use(requests, time)}
            resident memory    {memory.Most} MB at most, {memory.Now} MB at the end
            differences        {differences.Length}
            """));
        foreach (var difference in differences.Take(20))
        {
            output.WriteLine($"  {difference.What}: expected {difference.Expected}, found {difference.Found}");
        }

        folder.Delete(recursive: true);
        return differences.IsEmpty && events[EventState.Completed] == events.Values.Sum();
    }

    // With a latency, the requests there is time for in the slots are the bound of any program that makes as many.
    private string Use(long requests, TimeSpan time) => plan.LatencyMilliseconds == 0 ? "" : string.Create(
        CultureInfo.InvariantCulture, $"; slots in use {requests * plan.LatencyMilliseconds / (plan.Slots * time.TotalMilliseconds):0.000} of the time");

    private async Task MisbehaveAsync(SandboxProcess sandbox)
    {
        if (plan.LatencyMilliseconds > 0)
        {
            await sandbox.AddAsync(FaultKind.SlowAnswer, 1, fate.Seed, plan.LatencyMilliseconds);
        }

        foreach (var kind in plan.FaultRate > 0 ? Kinds : [])
        {
            await sandbox.AddAsync(kind, plan.FaultRate / Kinds.Length, fate.Seed + (int)kind, 0);
        }
    }

    private async Task DeliverAsync(MortalService service, DemoKeys keys)
    {
        var queue = Channel.CreateBounded<DemoDelivery>(1000);
        var telling = Task.Run(async () =>
        {
            var stories = new LoadStories(plan, fate);
            foreach (var story in stories.Tell())
            {
                facts.Add(story.Facts);
                foreach (var delivery in stories.Deliveries(story))
                {
                    await queue.Writer.WriteAsync(delivery);
                }
            }

            queue.Writer.Complete();
        });
        using var http = new HttpClient();
        var sender = new StripeSender(http, new Uri(service.Address, "/webhooks/acme/stripe"), keys.WebhookSecret, TimeProvider.System);
        await Task.WhenAll([telling, .. Enumerable.Range(0, plan.Senders).Select(_ => SendAsync(queue.Reader, sender))]);
    }

    private async Task SendAsync(ChannelReader<DemoDelivery> queue, StripeSender sender)
    {
        await foreach (var delivery in queue.ReadAllAsync())
        {
            while (await sender.SendAsync(delivery, CancellationToken.None) != 200)
            {
                Interlocked.Increment(ref refused);
                await Task.Delay(Look);
            }

            Interlocked.Increment(ref posted);
        }
    }

    private static async Task<ImmutableSortedDictionary<EventState, long>> UntilDoneAsync(
        MortalService service, Task delivering, Stopwatch watch, TextWriter output)
    {
        var said = TimeSpan.Zero;
        while (true)
        {
            await Task.Delay(Look);
            var isDelivered = delivering.IsCompleted;
            var events = await service.StatesAsync();
            if (isDelivered && events[EventState.Received] + events[EventState.Processing] + events[EventState.Retry] + events[EventState.Waiting] == 0)
            {
                await delivering;
                return events;
            }

            if (watch.Elapsed - said > TimeSpan.FromSeconds(10))
            {
                said = watch.Elapsed;
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {watch.Elapsed.TotalSeconds,6:0} s: {events.Values.Sum()} kept, {events[EventState.Completed]} completed, {ResidentMemory.Of(service.ProcessId).Now} MB"));
            }
        }
    }

    private async Task<ImmutableArray<BookCheck>> DifferencesAsync(HttpClient auditor, HashSet<string> before)
    {
        var found = (await new FoundBooks(auditor).ReadAsync(CancellationToken.None)).Where(entry => !before.Contains(entry.ExternalId));
        return [.. BookAudit.Compare([.. facts.SelectMany(part => ExpectedBooks.From(part))], [.. found]).Where(check => !check.Holds)];
    }
}
