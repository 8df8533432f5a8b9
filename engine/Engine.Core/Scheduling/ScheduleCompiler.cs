using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using NodaTime;
using NodaTime.Text;

namespace Engine.Core.Scheduling;

/// <summary>Reads what <c>client.yaml</c> says about time. The shape was checked by the schema; what is malformed is left out without a second finding.</summary>
internal static class ScheduleCompiler
{
    // Any instant will do: what never comes within eight years of it never comes.
    private static readonly DateTimeOffset SomeDay = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>Reports CFG060, CFG081, CFG140, CFG141 and CFG144.</summary>
    public static ImmutableArray<ScheduleConfig> Schedules(ConfigMapping root, DateTimeZone zone, bool canList, IEnumerable<DeclaredSource> sources, FindingSink findings)
    {
        var polled = sources.Where(source => source.Polling is not null).Select(source => source.Name).Order(StringComparer.Ordinal).ToList();
        ImmutableArray<ScheduleConfig> schedules =
        [
            .. (root.Mapping("schedules")?.Entries ?? [])
                .Select(entry => entry.Value is ConfigMapping written ? Schedule(entry.Name, written, zone, canList, polled.Count > 0, findings) : null)
                .OfType<ScheduleConfig>()
                .OrderBy(schedule => schedule.Name, StringComparer.Ordinal),
        ];
        if (!schedules.Any(schedule => schedule.Task == ScheduledTask.Poll))
        {
            foreach (var name in polled)
            {
                findings.Error(ConfigurationCodes.SourceUnreachable, root.Mapping("sources")!.Entry(name)!.Key.Span, $"Source \"{name}\" is polled, and no schedule does it. Add one with run: poll under schedules.");
            }
        }

        return schedules;
    }

    /// <summary>Reports CFG060 and CFG142.</summary>
    public static ImmutableArray<DeliveryWindow> Windows(ConfigMapping root, DateTimeZone zone, FindingSink findings) =>
    [
        .. (root.Mapping("windows")?.Entries ?? [])
            .Select(entry => entry.Value is ConfigMapping written ? Window(entry.Name, written, zone, findings) : null)
            .OfType<DeliveryWindow>()
            .OrderBy(window => window.Name, StringComparer.Ordinal),
    ];

    /// <summary>Reports CFG143.</summary>
    public static StartDate? Start(ConfigMapping root, FindingSink findings)
    {
        if (root.Mapping("startDate")?["date"] is not ConfigScalar date)
        {
            return null;
        }

        if (LocalDatePattern.Iso.Parse(date.Text) is { Success: true, Value: var day })
        {
            return new StartDate(day, RuleOf(root.Mapping("startDate")!.Text("before")));
        }

        findings.Error(ScheduleCodes.BadStartDate, date.Span, $"\"{date.Text}\" is no date. Write year, month and day, such as \"2026-01-01\".");
        return null;
    }

    private static ScheduleConfig? Schedule(string name, ConfigMapping written, DateTimeZone zone, bool canList, bool canPoll, FindingSink findings)
    {
        if (written["cron"] is not ConfigScalar text || written["run"] is not ConfigScalar run)
        {
            return null;
        }

        if (run.Text is "catch-up" or "reconcile" && !canList)
        {
            findings.Error(ScheduleCodes.NothingToRun, run.Span, $"The schedule {name} lists {(run.Text == "catch-up" ? "events" : "objects")} at Stripe, and the client names no `apiKey` under connections.stripe.");
        }

        if (run.Text == "poll" && !canPoll)
        {
            findings.Error(ScheduleCodes.NothingToRun, run.Span, $"The schedule {name} polls, and no source of the client has `poll`.");
        }

        var own = ZoneOf(written, zone, findings);
        if (Cron.Read(text.Text, out var trouble) is not { } cron)
        {
            findings.Error(ScheduleCodes.BadCron, text.Span, $"\"{text.Text}\" is no cron text: {trouble}");
            return null;
        }

        if (cron.Next(SomeDay, own) is null)
        {
            findings.Error(ScheduleCodes.NeverRuns, text.Span, $"\"{text.Text}\" names a day that never comes.");
        }

        return new ScheduleConfig(name, written.Span, TaskOf(run.Text), cron, own, written.Text("misfire") == "skip" ? MisfireRule.Skip : MisfireRule.Run);
    }

    private static DeliveryWindow? Window(string name, ConfigMapping written, DateTimeZone zone, FindingSink findings)
    {
        var own = ZoneOf(written, zone, findings);
        if (TimeOf(written["opens"], findings) is not { } opens || TimeOf(written["closes"], findings) is not { } closes)
        {
            return null;
        }

        if (opens == closes)
        {
            findings.Error(ScheduleCodes.BadWindow, written["closes"]!.Span, $"The window {name} closes when it opens.");
        }

        return new DeliveryWindow(name, opens, closes, own);
    }

    private static LocalTime? TimeOf(ConfigNode? node, FindingSink findings)
    {
        if (node is not ConfigScalar written)
        {
            return null;
        }

        if (Time.Parse(written.Text) is { Success: true, Value: var time })
        {
            return time;
        }

        findings.Error(ScheduleCodes.BadWindow, written.Span, $"\"{written.Text}\" is no time of day. Write hours and minutes from 00:00 to 23:59, such as \"18:00\".");
        return null;
    }

    private static DateTimeZone ZoneOf(ConfigMapping written, DateTimeZone zone, FindingSink findings) =>
        written["timeZone"] is ConfigScalar name ? TimeZones.Find(name, findings) ?? zone : zone;

    private static ScheduledTask TaskOf(string text) => text switch
    {
        "deliver" => ScheduledTask.Deliver,
        "retention" => ScheduledTask.Retention,
        "poll" => ScheduledTask.Poll,
        "reconcile" => ScheduledTask.Reconcile,
        "open-items" => ScheduledTask.OpenItems,
        "recheck" => ScheduledTask.Recheck,
        _ => ScheduledTask.CatchUp,
    };

    private static StartRule RuleOf(string? text) => text switch
    {
        "skip" => StartRule.Skip,
        "book" => StartRule.Book,
        _ => StartRule.Summarise,
    };
}
