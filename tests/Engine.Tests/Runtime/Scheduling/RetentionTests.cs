using System.Text;
using Engine.Runtime.Storage;
using Engine.Tests.Runtime.Support;

namespace Engine.Tests.Runtime.Scheduling;

/// <summary>Payloads that are older than the client keeps them go by the clock.</summary>
public sealed class RetentionTests
{
    [Fact]
    public async Task A_schedule_erases_what_is_older_than_is_kept_and_nothing_younger()
    {
        await using var world = await TimeWorld.StartAsync("schedules: { night: { run: retention, cron: \"0 2 * * *\" } }\n");
        await world.Runner.AdoptAsync();
        await EndAsync(world, "evt_old");
        await TakeFileAsync(world, "old");
        world.Clock.Advance(TimeSpan.FromDays(world.Client.PayloadDays));
        await EndAsync(world, "evt_young");
        await TakeFileAsync(world, "young");
        world.Clock.Advance(TimeSpan.FromDays(1));

        await world.Runner.RunAllDueAsync(default);

        var run = Assert.Single(await world.Store.Inspection.History.RunsAsync(new RunFilter("acme")));
        Assert.Equal((RunKind.Retention, RunState.Done, 1L), (run.Start.Kind, run.State, run.Progress.Counts["erased"]));
        Assert.Equal("{}", await BodyAsync(world, "evt_old"));
        Assert.NotEqual("{}", await BodyAsync(world, "evt_young"));
        Assert.Equal(["young"], await world.Store.Files.NeededAsync());
    }

    private static async Task TakeFileAsync(TimeWorld world, string hash)
    {
        var file = await world.Store.Files.BeginAsync(new NewFile("acme", "bank", hash, "lines.csv", 1, world.Clock.GetUtcNow()));
        await world.Store.Files.TakeRowsAsync(file.Number, [], isLast: true);
    }

    private static async Task<string> BodyAsync(TimeWorld world, string id) =>
        Encoding.UTF8.GetString(Assert.Single(await world.Store.Inspection.EventAsync("acme", id)).Body.Span);

    private static async Task EndAsync(TimeWorld world, string id)
    {
        var number = Assert.IsType<Acceptance.New>(await world.Store.Inbox.AcceptAsync(Deliveries.Of(id))).Event.Id;
        await world.Store.Journal.TakeUpAsync(number);
        await world.Store.Journal.EndAsync(number, new Ending.Ignored("rule draft"), null, ReadOnlyMemory<byte>.Empty, world.Clock.GetUtcNow());
    }
}
