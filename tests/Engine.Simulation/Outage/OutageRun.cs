using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Engine.App.Demo;
using Engine.Runtime.Storage;
using Engine.Sandbox.Faults;
using Engine.Simulation.Kill;
using Engine.Simulation.Load;

namespace Engine.Simulation.Outage;

/// <summary>
/// The real program while NetSuite fails and when it answers again, as <c>engine status</c> shows it to a person; then told to stop with
/// requests in flight. The books must be those of the facts.
/// </summary>
internal sealed class OutageRun(Fate fate, int invoices)
{
    private const int Slots = 5;
    private const int Latency = 400;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    private readonly DemoKeys keys = DemoKeys.Create();
    private readonly List<DemoFacts> facts = [];

    /// <summary>Plays it and prints what a person would see.</summary>
    /// <returns>Whether every event was completed and the books are right.</returns>
    public async Task<bool> PlayAsync(TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("engine-outage-");
        await using var sandbox = await SandboxProcess.StartAsync(keys, folder.FullName, Slots);
        await using var service = new MortalService(keys, sandbox.Address, Slots) { Patience = ["--settle", "1000,3000,10000,20000,40000"] };
        using var auditor = await AuditorLogin.EnterAsync(sandbox.Address, keys, TimeProvider.System, CancellationToken.None);
        var before = (await new FoundBooks(auditor).ReadAsync(CancellationToken.None)).Select(entry => entry.ExternalId).ToHashSet(StringComparer.Ordinal);
        var parts = Parts();
        await service.StartAsync();
        await DeliverAsync(service, parts[0]);
        await UntilDoneAsync(service);
        await ShowAsync("Before", service, output);

        await sandbox.AddAsync(FaultKind.FailBefore, 1, fate.Seed, 0);
        await DeliverAsync(service, parts[1]);
        await Task.Delay(TimeSpan.FromSeconds(20));
        await ShowAsync("NetSuite fails", service, output);

        await sandbox.ClearFaultsAsync();
        await UntilAsync(service, "draining");
        await Task.Delay(TimeSpan.FromSeconds(3));
        await ShowAsync("It answers again", service, output);
        await UntilDoneAsync(service);
        await ShowAsync("Afterwards", service, output);

        await sandbox.AddAsync(FaultKind.SlowAnswer, 1, fate.Seed, Latency);
        await DeliverAsync(service, parts[2]);
        await Task.Delay(TimeSpan.FromSeconds(1));
        await StopAsync(service, output);
        await service.StartAsync();
        await UntilDoneAsync(service);
        await sandbox.ClearFaultsAsync();
        return await CompareAsync(auditor, before, output);
    }

    private ImmutableArray<ImmutableArray<DemoDelivery>> Parts()
    {
        var stories = new LoadStories(new LoadPlan(invoices * 3, Slots, 0), fate);
        var told = stories.Tell().ToList();
        facts.AddRange(told.Select(story => story.Facts));
        return [.. told.SelectMany(stories.Deliveries).Chunk(invoices).Select(part => part.ToImmutableArray())];
    }

    private async Task DeliverAsync(MortalService service, ImmutableArray<DemoDelivery> deliveries)
    {
        using var http = new HttpClient();
        var sender = new StripeSender(http, new Uri(service.Address, "/webhooks/acme/stripe"), keys.WebhookSecret, TimeProvider.System);
        await Parallel.ForEachAsync(deliveries, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (delivery, cancel) =>
        {
            if (await sender.SendAsync(delivery, cancel) != 200)
            {
                throw new InvalidOperationException($"{delivery.EventId} was not taken in.");
            }
        });
    }

    private static async Task StopAsync(MortalService service, TextWriter output)
    {
        var watch = Stopwatch.StartNew();
        await service.TerminateAsync();
        var events = await service.StatesAsync();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"== SIGTERM with requests of {Latency} ms in flight: ended after {watch.Elapsed.TotalSeconds:0.0} s; {events[EventState.Processing]} left in work, {events[EventState.Retry] + events[EventState.Received]} to be done by the next run"));
        output.WriteLine();
    }

    private static async Task UntilDoneAsync(MortalService service)
    {
        while (await service.StatesAsync() is var events && events[EventState.Received] + events[EventState.Processing] + events[EventState.Retry] + events[EventState.Waiting] > 0)
        {
            await Task.Delay(Look);
        }
    }

    private static async Task UntilAsync(MortalService service, string state)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < TimeSpan.FromMinutes(1) && !(await StatusAsync(service, "--format", "json")).Contains($"\"state\": \"{state}\"", StringComparison.Ordinal))
        {
            await Task.Delay(Look);
        }
    }

    private static async Task ShowAsync(string moment, MortalService service, TextWriter output)
    {
        output.WriteLine($"== {moment}");
        output.WriteLine(await StatusAsync(service));
    }

    private static async Task<string> StatusAsync(MortalService service, params string[] more)
    {
        var (exit, text, error) = await EngineProcess.RunAsync(["status", "--root", service.Root, "--data", service.Data, .. more]);
        return exit == 0 ? text : throw new InvalidOperationException($"engine status ended with {exit}: {error}");
    }

    private async Task<bool> CompareAsync(HttpClient auditor, HashSet<string> before, TextWriter output)
    {
        var found = (await new FoundBooks(auditor).ReadAsync(CancellationToken.None)).Where(entry => !before.Contains(entry.ExternalId));
        var differences = BookAudit.Compare([.. facts.SelectMany(part => ExpectedBooks.From(part))], [.. found]).Where(check => !check.Holds).ToList();
        differences.ForEach(check => output.WriteLine($"{check.What}: expected {check.Expected}, found {check.Found}"));
        output.WriteLine(differences.Count == 0 ? "The books are those of the facts." : $"{differences.Count} differences in the books.");
        return differences.Count == 0;
    }
}
