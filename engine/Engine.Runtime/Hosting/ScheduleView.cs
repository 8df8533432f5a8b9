using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Scheduling;

namespace Engine.Runtime.Hosting;

/// <summary>A schedule as it is shown.</summary>
/// <param name="LastRun">The run it last started; null when it started none.</param>
/// <param name="Next">The next runs, at most three.</param>
/// <param name="Shown">The same as the clocks of the schedule's zone show them.</param>
public sealed record ScheduleView(
    string Client, string Name, ScheduledTask Run, string Cron, string TimeZone, MisfireRule Misfire, RunView? LastRun, ImmutableArray<DateTimeOffset> Next, ImmutableArray<string> Shown)
{
    private const int Runs = 3;

    public static ScheduleView Of(ClientConfig client, ScheduleConfig schedule, RunView? lastRun, DateTimeOffset now)
    {
        var next = schedule.NextRuns(now, Runs).ToImmutableArray();
        return new ScheduleView(client.Name, schedule.Name, schedule.Task, schedule.Cron.Text, schedule.Zone.Id, schedule.Misfire, lastRun, next, [.. next.Select(schedule.Show)]);
    }
}
