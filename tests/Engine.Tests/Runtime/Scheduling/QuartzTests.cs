using System.Collections.Frozen;
using Engine.Core.Configuration;
using Engine.Runtime;
using Engine.Runtime.Storage;
using Engine.Tests.Core.Scheduling;
using Engine.Tests.Runtime.Support;

namespace Engine.Tests.Runtime.Scheduling;

/// <summary>The whole service by the machine's clock: Quartz wakes what is due, at the start and after a reload.</summary>
public sealed class QuartzTests : ISnapshotSource, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public Snapshot Current { get; private set; } = Of("first", "schedules: { night: { run: deliver, cron: \"0 2 * * *\" } }\n");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_missed_run_is_made_up_at_the_start_and_a_schedule_that_a_reload_brings_is_kept()
    {
        await using var store = Stores.Open(folder);
        var days = TimeProvider.System.GetUtcNow().AddDays(-3);
        await store.Runs.MeetAsync("acme", "night", days);
        await store.Runs.MeetAsync("acme", "morning", days);
        await using var engine = await RunningEngine.StartAsync(store, new ScriptedNetSuite(), TimeProvider.System, snapshots: this);

        var night = await UntilAsync(store, "night");
        Assert.Equal((RunState.Done, RunKind.Deliver), (night.State, night.Start.Kind));
        Assert.StartsWith("Was due at ", night.Progress.Note, StringComparison.Ordinal);

        Current = Of("second", "schedules: { morning: { run: deliver, cron: \"0 6 * * *\" } }\n");
        Assert.Equal(RunState.Done, (await UntilAsync(store, "morning")).State);
        Assert.Equal(2, (await store.Inspection.History.RunsAsync(new RunFilter("acme"))).Length);
        Assert.DoesNotContain(engine.Log.Entries, entry => entry.Contains("could not be run", StringComparison.Ordinal));
    }

    private static Snapshot Of(string revision, string settings) =>
        new(revision, new[] { WorkMappings.Client("acme", null) with { Schedules = TimeClients.Of(settings).Schedules } }.ToFrozenDictionary(client => client.Name));

    private static async Task<Engine.Runtime.Storage.RunReport> UntilAsync(IStore store, string name)
    {
        for (var round = 0; round < 1500; round++)
        {
            if ((await store.Inspection.History.RunsAsync(new RunFilter("acme"))).FirstOrDefault(run => run.Start.Name == name && run.State != RunState.Running) is { } ended)
            {
                return ended;
            }

            // Real time: Quartz sees no other.
            await Task.Delay(20);
        }

        throw new InvalidOperationException($"{name} did not run.");
    }
}
