using System.Globalization;
using Engine.Core.Scheduling;

namespace Engine.Tests.Core.Scheduling;

/// <summary>What is due: a table over rule, last run and clock.</summary>
public sealed class ScheduleConfigTests
{
    [Theory]
    [InlineData("run", "2026-11-19T02:00Z", "2026-11-20T01:59Z", "wait 2026-11-20 02:00")]
    [InlineData("run", "2026-11-19T02:00Z", "2026-11-20T02:00Z", "run 2026-11-20 02:00")]
    [InlineData("run", "2026-11-19T02:00Z", "2026-11-20T02:01Z", "run 2026-11-20 02:00")]
    [InlineData("run", "2026-11-19T02:00Z", "2026-11-20T02:02Z", "missed 2026-11-20 02:00")]
    [InlineData("skip", "2026-11-19T02:00Z", "2026-11-20T02:01Z", "run 2026-11-20 02:00")]
    [InlineData("skip", "2026-11-19T02:00Z", "2026-11-20T02:02Z", "leave out 2026-11-20 02:00")]
    [InlineData("run", "2026-11-10T02:00Z", "2026-11-20T09:00Z", "missed 2026-11-20 02:00")]
    [InlineData("skip", "2026-11-10T02:00Z", "2026-11-20T09:00Z", "leave out 2026-11-20 02:00")]
    [InlineData("skip", "2026-11-10T02:00Z", "2026-11-20T02:00Z", "run 2026-11-20 02:00")]
    [InlineData("run", "2026-11-20T02:00Z", "2026-11-20T02:00Z", "wait 2026-11-21 02:00")]
    [InlineData("run", "2026-11-20T02:00Z", "2026-11-20T01:00Z", "wait 2026-11-21 02:00")]
    public void A_missed_run_follows_its_rule_and_several_count_as_one(string misfire, string lastDue, string now, string expected)
    {
        var schedule = TimeClients.Of($"schedules: {{ s: {{ run: deliver, cron: \"0 2 * * *\", misfire: {misfire} }} }}").Schedules.Single();

        Assert.Equal(expected, schedule.TurnAt(At(lastDue), At(now)) switch
        {
            ScheduleTurn.Run(var due, false) => $"run {Show(due)}",
            ScheduleTurn.Run(var due, true) => $"missed {Show(due)}",
            ScheduleTurn.LeaveOut(var due) => $"leave out {Show(due)}",
            ScheduleTurn.Wait(var until) => $"wait {Show(until!.Value)}",
            var other => other.ToString(),
        });
    }

    [Fact]
    public void The_next_runs_are_shown_in_the_clocks_of_the_schedule()
    {
        var schedule = TimeClients.Of("schedules: { s: { run: deliver, cron: \"30 2 * * *\", timeZone: Europe/Berlin } }").Schedules.Single();

        Assert.Equal(
            ["2026-03-28 02:30 Europe/Berlin", "2026-03-29 03:00 Europe/Berlin", "2026-03-30 02:30 Europe/Berlin"],
            schedule.NextRuns(At("2026-03-27T12:00Z"), 3).Select(schedule.Show));
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static string Show(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
