using NodaTime;
using NodaTime.TimeZones;

namespace Engine.Core.Scheduling;

/// <summary>
/// A cron text of five fields: minute, hour, day of month, month, day of week. Read in a time zone. Where clocks change, a job at a fixed hour
/// still runs once that day: at the end of the gap when its time is left out, at the first of the two when its time comes twice. A job of
/// every hour (<c>*</c>, <c>*/2</c>) follows the time that passes: it runs in both, and not in what is left out.
/// </summary>
public sealed class Cron
{
    // 29 February, across a century that has none.
    private const int LongestDays = 366 * 8 + 1;
    private const int Fields = 5;

    private static readonly CronRange[] Ranges = [CronRange.Minute, CronRange.Hour, CronRange.Day, CronRange.Month, CronRange.Weekday];

    private readonly CronField[] fields;

    private Cron(string text, CronField[] fields) => (Text, this.fields) = (text, fields);

    /// <summary>As it is written.</summary>
    public string Text { get; }

    private CronField Minute => fields[0];

    private CronField Hour => fields[1];

    private CronField Day => fields[2];

    private CronField Month => fields[3];

    private CronField Weekday => fields[4];

    /// <summary>Null when the text cannot be read; <paramref name="trouble"/> then says what is wrong and what would be right.</summary>
    public static Cron? Read(string text, out string trouble)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != Fields)
        {
            trouble = $"it has {parts.Length} fields; five are wanted: minute, hour, day of month, month, day of week, such as \"30 2 * * *\" for 02:30 each night.";
            return null;
        }

        var fields = new CronField[Fields];
        for (var n = 0; n < Fields; n++)
        {
            if (CronField.Read(parts[n], Ranges[n], out trouble) is not { } field)
            {
                return null;
            }

            fields[n] = field;
        }

        // Other programs take such a text as "or", which few who write it mean.
        trouble = fields[2].IsAny || fields[4].IsAny ? "" : "it names both a day of month and a day of week; write * for one of them, or two schedules.";
        return trouble.Length == 0 ? new Cron(text, fields) : null;
    }

    /// <summary>The first run after an instant; null when there is none within eight years.</summary>
    public DateTimeOffset? Next(DateTimeOffset after, DateTimeZone zone)
    {
        var instant = Instant.FromDateTimeOffset(after);
        var day = instant.InZone(zone).Date;
        for (var n = 0; n < LongestDays; n++, day = day.PlusDays(1))
        {
            if (On(day, zone) is { Count: > 0 } runs && runs.Exists(run => run > instant))
            {
                return runs.Where(run => run > instant).Min().ToDateTimeOffset();
            }
        }

        return null;
    }

    /// <summary>The last run at an instant or before it; null when there is none within eight years.</summary>
    public DateTimeOffset? Latest(DateTimeOffset upTo, DateTimeZone zone)
    {
        var instant = Instant.FromDateTimeOffset(upTo);
        var day = instant.InZone(zone).Date;
        for (var n = 0; n < LongestDays; n++, day = day.PlusDays(-1))
        {
            if (On(day, zone) is { Count: > 0 } runs && runs.Exists(run => run <= instant))
            {
                return runs.Where(run => run <= instant).Max().ToDateTimeOffset();
            }
        }

        return null;
    }

    private List<Instant> On(LocalDate day, DateTimeZone zone)
    {
        var runs = new List<Instant>();
        if (!Day.Has(day.Day) || !Month.Has(day.Month) || !Weekday.Has((int)day.DayOfWeek % 7))
        {
            return runs;
        }

        for (var hour = 0; hour < 24; hour++)
        {
            for (var minute = 0; Hour.Has(hour) && minute < 60; minute++)
            {
                if (Minute.Has(minute))
                {
                    Add(runs, zone.MapLocal(day.At(new LocalTime(hour, minute))));
                }
            }
        }

        return runs;
    }

    private void Add(List<Instant> runs, ZoneLocalMapping local)
    {
        if (local.Count > 0)
        {
            runs.Add(local.First().ToInstant());
        }

        if (local.Count > 1 && Hour.IsAny)
        {
            runs.Add(local.Last().ToInstant());
        }

        if (local.Count == 0 && !Hour.IsAny)
        {
            runs.Add(local.EarlyInterval.End);
        }
    }
}
