using Engine.Core.Scheduling;
using Engine.Runtime.Storage;
using Engine.Tests.Core.Scheduling;
using Engine.Tests.Runtime.Support;

namespace Engine.Tests.Runtime.Scheduling;

/// <summary>Runs by the clock: once when due, by the rule when missed, as the configuration in force says.</summary>
public sealed class ScheduleRunnerTests
{
    [Theory]
    [InlineData("run", "evening")]
    [InlineData("skip", "evening")]
    public async Task A_run_that_is_due_is_taken_once(string misfire, string name)
    {
        await using var world = await TimeWorld.StartAsync($"schedules: {{ {name}: {{ run: deliver, cron: \"0 18 * * *\", misfire: {misfire} }} }}\n");
        await world.Runner.AdoptAsync();

        await world.Runner.RunAllDueAsync(default);
        Assert.Empty(await RunsAsync(world));

        world.Clock.Advance(TimeSpan.FromHours(6));
        await world.Runner.RunAllDueAsync(default);
        await world.Runner.RunAllDueAsync(default);

        var run = Assert.Single(await RunsAsync(world));
        Assert.Equal(("evening", RunState.Done, RunKind.Deliver), (run.Start.Name, run.State, run.Start.Kind));
        Assert.Equal(Deliveries.Noon.AddHours(30), await world.Runner.RunDueAsync("acme", "evening", default));
    }

    [Theory]
    [InlineData("run", 1)]
    [InlineData("skip", 0)]
    public async Task A_run_that_was_missed_while_the_service_was_down_follows_its_rule(string misfire, int expected)
    {
        await using var world = await TimeWorld.StartAsync($"schedules: {{ evening: {{ run: deliver, cron: \"0 18 * * *\", misfire: {misfire} }} }}\n");
        await world.Runner.AdoptAsync();
        world.Clock.Advance(TimeSpan.FromDays(3));
        await world.RestartAsync();

        await world.Runner.RunAllDueAsync(default);
        await world.Runner.RunAllDueAsync(default);

        var runs = await RunsAsync(world);
        Assert.Equal(expected, runs.Count);
        Assert.All(runs, run => Assert.Equal("Was due at 2026-01-17 18:00 UTC; the service was not running.", run.Progress.Note));
        Assert.Equal(Deliveries.Noon.AddDays(3).AddHours(6), await world.Runner.RunDueAsync("acme", "evening", default));
    }

    [Fact]
    public async Task A_schedule_that_is_new_misses_nothing_of_before_it_was_seen()
    {
        await using var world = await TimeWorld.StartAsync("");
        await world.Runner.AdoptAsync();
        world.Clock.Advance(TimeSpan.FromDays(3));
        world.Configure(TimeClients.Of("schedules: { evening: { run: deliver, cron: \"0 11 * * *\" } }\n"));
        await world.Runner.AdoptAsync();

        await world.Runner.RunAllDueAsync(default);

        Assert.Empty(await RunsAsync(world));
    }

    [Fact]
    public async Task A_run_of_which_the_process_died_is_told_as_interrupted_and_not_taken_again()
    {
        await using var world = await TimeWorld.StartAsync("schedules: { evening: { run: deliver, cron: \"0 18 * * *\" } }\n");
        await world.Runner.AdoptAsync();
        world.Clock.Advance(TimeSpan.FromHours(6));
        var number = await world.Store.Runs.StartAsync(new RunStart(RunKind.Deliver, "acme", "evening", null, null, null, world.Clock.GetUtcNow()));
        await world.Store.Runs.TakeTurnAsync("acme", "evening", world.Clock.GetUtcNow(), number);

        await world.RestartAsync();
        await world.Runner.RunAllDueAsync(default);

        Assert.Equal([RunState.Interrupted], (await RunsAsync(world)).Select(run => run.State));
    }

    [Fact]
    public async Task What_is_under_way_is_not_run_a_second_time()
    {
        await using var world = await TimeWorld.StartAsync("startDate: { date: \"2026-01-10\", before: skip }\nschedules: { hourly: { run: catch-up, cron: \"0 * * * *\" } }\n");
        await world.Runner.AdoptAsync();
        var first = world.Runner.RunNowAsync(world.Client, ScheduledTask.CatchUp, "ann", "outage", default);
        world.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Null(await world.Runner.RunNowAsync(world.Client, ScheduledTask.CatchUp, "bob", "outage", default));
        Assert.Equal(Deliveries.Noon.AddHours(2), await world.Runner.RunDueAsync("acme", "hourly", default));

        await world.WhileTimePassesAsync(first);
        Assert.Single(await RunsAsync(world));
    }

    [Fact]
    public async Task What_a_person_starts_is_stated_with_who_and_why()
    {
        await using var world = await TimeWorld.StartAsync("");
        await world.CatchUpAsync();

        var statement = Assert.Single(await world.Store.Audit.StatementsAsync(null, 10)).Statement;
        Assert.Equal(("catchUp.started", "ann", "acme", "after an outage"), (statement.Kind, statement.Actor, statement.Client, statement.Why));
    }

    private static async Task<List<Engine.Runtime.Storage.RunReport>> RunsAsync(TimeWorld world) => [.. await world.Store.Inspection.History.RunsAsync(new RunFilter("acme"))];
}
