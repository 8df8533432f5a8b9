using Engine.Core.Diagnostics;
using NodaTime;

namespace Engine.Core.Scheduling;

/// <summary>A schedule of a client.</summary>
/// <param name="Zone">The zone in which the cron text is read.</param>
public sealed record ScheduleConfig(string Name, SourceSpan Span, ScheduledTask Task, Cron Cron, DateTimeZone Zone, MisfireRule Misfire)
{
    /// <summary>A run later than this was missed, not merely late: the service was down, or hung.</summary>
    public static TimeSpan Grace { get; } = TimeSpan.FromMinutes(1);

    /// <summary>What is to be done now. Pure: the same instants give the same answer.</summary>
    /// <param name="lastDue">When the run was due that was last taken or left out; for a schedule never seen before, when it was first seen.</param>
    /// <param name="now">The engine's clock. Set back, nothing is due until it has caught up.</param>
    public ScheduleTurn TurnAt(DateTimeOffset lastDue, DateTimeOffset now)
    {
        if (Cron.Next(lastDue, Zone) is not { } first || first > now)
        {
            return new ScheduleTurn.Wait(Cron.Next(lastDue, Zone));
        }

        var due = Cron.Latest(now, Zone) ?? first;
        var isMissed = now - due > Grace;
        return isMissed && Misfire == MisfireRule.Skip ? new ScheduleTurn.LeaveOut(due) : new ScheduleTurn.Run(due, isMissed);
    }

    /// <summary>The next runs after an instant, the nearest first.</summary>
    public IEnumerable<DateTimeOffset> NextRuns(DateTimeOffset after, int count)
    {
        for (var n = 0; n < count && Cron.Next(after, Zone) is { } next; n++)
        {
            yield return next;
            after = next;
        }
    }

    /// <summary>An instant as the clocks of the zone show it, such as <c>2026-03-29 03:00 Europe/Berlin</c>.</summary>
    public string Show(DateTimeOffset at) =>
        $"{Instant.FromDateTimeOffset(at).InZone(Zone).LocalDateTime.ToString("uuuu-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture)} {Zone.Id}";
}
