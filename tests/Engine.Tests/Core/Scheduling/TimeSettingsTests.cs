using System.Globalization;
using Engine.Core.Scheduling;
using NodaTime;

namespace Engine.Tests.Core.Scheduling;

/// <summary>What each key about time means, and what is said when it is wrong.</summary>
public sealed class TimeSettingsTests
{
    private const string Paid = "mapping: paid\non: { source: stripe, events: [invoice.paid, customer.created] }\nkey: ${ payload.data.object.id }\nrecords: [{ record: customer, externalId: \"${ payload.data.object.id }\", fields: { companyName: A } }]\n";

    [Fact]
    public void Each_key_of_a_schedule_counts()
    {
        var client = TimeClients.Of(TimeClients.Stripe + "timeZone: Europe/Berlin\nschedules:\n  a: { run: catch-up, cron: \"5 * * * *\" }\n  b: { run: deliver, cron: \"0 2 * * *\", timeZone: UTC, misfire: skip }\n  c: { run: retention, cron: \"0 3 * * *\" }\n");

        Assert.Equal(
            ["a CatchUp 5 * * * * Europe/Berlin Run", "b Deliver 0 2 * * * UTC Skip", "c Retention 0 3 * * * Europe/Berlin Run"],
            client.Schedules.Select(schedule => $"{schedule.Name} {schedule.Task} {schedule.Cron.Text} {schedule.Zone.Id} {schedule.Misfire}"));
    }

    [Fact]
    public void Each_key_of_a_window_counts()
    {
        var client = TimeClients.Of("timeZone: Europe/Berlin\nwindows:\n  day: { opens: \"08:30\", closes: \"17:00\" }\n  night: { opens: \"22:00\", closes: \"06:00\", timeZone: UTC }\n");

        Assert.Equal(
            [("day", new LocalTime(8, 30), new LocalTime(17, 0), "Europe/Berlin"), ("night", new LocalTime(22, 0), new LocalTime(6, 0), "UTC")],
            client.Windows.Select(window => (window.Name, window.Opens, window.Closes, window.Zone.Id)));
    }

    [Theory]
    [InlineData("summarise", StartRule.Summarise)]
    [InlineData("skip", StartRule.Skip)]
    [InlineData("book", StartRule.Book)]
    public void Each_rule_of_the_start_date_counts(string before, StartRule expected) =>
        Assert.Equal(new StartDate(new LocalDate(2026, 1, 1), expected), TimeClients.Of($"startDate: {{ date: \"2026-01-01\", before: {before} }}").Start);

    [Theory]
    [InlineData("", DeliveryMode.Now, null)]
    [InlineData("deliver: now\nwindow: evening\n", DeliveryMode.Now, "evening")]
    [InlineData("deliver: window\nwindow: evening\n", DeliveryMode.Window, "evening")]
    [InlineData("deliver: nightly\n", DeliveryMode.Nightly, null)]
    public void Each_way_of_delivery_counts(string deliver, DeliveryMode mode, string? window)
    {
        var client = TimeClients.Of("windows: { evening: { opens: \"18:00\", closes: \"23:00\" } }\nschedules: { night: { run: deliver, cron: \"0 2 * * *\" } }\n", Paid + deliver);

        var rule = Assert.Single(client.Mappings).Deliver;
        Assert.Equal((mode, window), (rule.Mode, rule.Window));
    }

    [Theory]
    [InlineData("schedules: { a: { run: catch-up, cron: \"5 * * * *\" } }", "", "CFG144 The schedule a lists events at Stripe, and the client names no `apiKey` under connections.stripe.")]
    [InlineData("schedules: { a: { run: deliver, cron: \"61 * * * *\" } }", "", "CFG140 \"61 * * * *\" is no cron text: minute is `61`; it takes 0 to 59, *, lists (1,15), ranges (1-5) and steps (*/10).")]
    [InlineData("schedules: { a: { run: deliver, cron: \"0 0 30 2 *\" } }", "", "CFG141 \"0 0 30 2 *\" names a day that never comes.")]
    [InlineData("schedules: { a: { run: deliver, cron: \"0 0 * * *\", timeZone: Berlin } }", "", "CFG060 There is no time zone \"Berlin\". Did you mean \"Europe/Berlin\"?")]
    [InlineData("windows: { a: { opens: \"8\", closes: \"17:00\" } }", "", "CFG142 \"8\" is no time of day. Write hours and minutes from 00:00 to 23:59, such as \"18:00\".")]
    [InlineData("windows: { a: { opens: \"08:00\", closes: \"24:00\" } }", "", "CFG142 \"24:00\" is no time of day. Write hours and minutes from 00:00 to 23:59, such as \"18:00\".")]
    [InlineData("windows: { a: { opens: \"08:00\", closes: \"08:00\" } }", "", "CFG142 The window a closes when it opens.")]
    [InlineData("windows: { a: { opens: \"08:00\", closes: \"09:00\", timeZone: EST } }", "", "CFG060 There is no time zone \"EST\". Write an IANA name such as America/New_York.")]
    [InlineData("startDate: { date: \"1.1.2026\", before: skip }", "", "CFG143 \"1.1.2026\" is no date. Write year, month and day, such as \"2026-01-01\".")]
    [InlineData("startDate: { date: \"2026-02-29\", before: skip }", "", "CFG143 \"2026-02-29\" is no date. Write year, month and day, such as \"2026-01-01\".")]
    [InlineData("windows: { evening: { opens: \"18:00\", closes: \"23:00\" } }", "deliver: window\nwindow: evning\n", "MAP050 paid waits for the window \"evning\", which client.yaml does not have. Did you mean \"evening\"?")]
    [InlineData("windows: { evening: { opens: \"18:00\", closes: \"23:00\" } }", "deliver: window\n", "MAP050 paid waits for a window and does not say which. Add `window: evening`.")]
    [InlineData("windows: { evening: { opens: \"18:00\", closes: \"23:00\" } }", "deliver: now\nwindow: night\n", "MAP050 paid waits for the window \"night\", which client.yaml does not have.")]
    [InlineData("", "deliver: nightly\n", "MAP051 paid keeps its events for the night, and no schedule of the client has `run: deliver`.")]
    public void A_mistake_is_told_with_what_would_be_right(string client, string deliver, string expected) =>
        Assert.Equal([expected], TimeClients.Findings(client, Paid + deliver));

    [Theory]
    [InlineData("2026-11-20T16:59Z", "2026-11-20T17:00Z")]
    [InlineData("2026-11-20T17:00Z", null)]
    [InlineData("2026-11-21T00:00Z", null)]
    [InlineData("2026-11-21T04:59Z", null)]
    [InlineData("2026-11-21T05:00Z", "2026-11-21T17:00Z")]
    public void A_window_over_midnight_is_open_on_both_sides_of_it(string now, string? opens)
    {
        var window = TimeClients.Of("windows: { night: { opens: \"18:00\", closes: \"06:00\", timeZone: Europe/Berlin } }").Windows.Single();

        Assert.Equal(opens is null ? null : At(opens), window.OpensAt(At(now)));
    }

    // In Berlin 02:30 is left out on 2026-03-29, and comes twice on 2026-10-25.
    [Theory]
    [InlineData("2026-03-29T00:59Z", "2026-03-29T01:00Z")]
    [InlineData("2026-03-29T01:00Z", null)]
    [InlineData("2026-10-25T00:29Z", "2026-10-25T00:30Z")]
    [InlineData("2026-10-25T01:30Z", null)]
    [InlineData("2026-10-25T03:00Z", "2026-10-26T01:30Z")]
    public void A_window_opens_once_where_clocks_change(string now, string? opens)
    {
        var window = TimeClients.Of("windows: { night: { opens: \"02:30\", closes: \"04:00\", timeZone: Europe/Berlin } }").Windows.Single();

        Assert.Equal(opens is null ? null : At(opens), window.OpensAt(At(now)));
    }

    [Theory]
    [InlineData("deliver: now", null, null, null)]
    [InlineData("deliver: window\nwindow: evening", null, null, "the window evening 2026-11-20 18:00")]
    [InlineData("deliver: nightly", null, null, "the schedule night 2026-11-21 02:00")]
    [InlineData("deliver: nightly", null, "2026-11-20T11:59Z", "the schedule night 2026-11-21 02:00")]
    [InlineData("deliver: nightly", null, "2026-11-20T12:00Z", null)]
    [InlineData("deliver: window\nwindow: evening", "Now 2026-11-20T13:00Z", null, null)]
    [InlineData("deliver: window\nwindow: evening", "Now 2026-11-20T12:00Z", null, "the window evening 2026-11-20 18:00")]
    [InlineData("deliver: nightly", "Now 2026-11-20T13:00Z", null, null)]
    [InlineData("deliver: now\nwindow: evening", "Window 2026-11-20T19:00Z", null, "the window evening 2026-11-20 18:00")]
    [InlineData("deliver: now\nwindow: evening", "Window 2026-11-20T17:00Z", null, "the end of what ann switched 2026-11-20 17:00")]
    [InlineData("deliver: now\nwindow: noon", "Window 2026-11-20T17:00Z", null, null)]
    [InlineData("deliver: now", "Window 2026-11-20T17:00Z", null, "the end of what ann switched 2026-11-20 17:00")]
    [InlineData("deliver: now", "Window 2026-11-20T12:00Z", null, null)]
    public void Whether_an_event_may_be_delivered_is_a_table(string deliver, string? switched, string? lastDelivery, string? expected)
    {
        const string Windows = "windows: { evening: { opens: \"18:00\", closes: \"23:00\" }, noon: { opens: \"11:00\", closes: \"13:00\" } }\nschedules: { night: { run: deliver, cron: \"0 2 * * *\" } }\n";
        var client = TimeClients.Of(Windows, Paid + deliver + "\n");
        var word = switched?.Split(' ') is [var mode, var until]
            ? new DeliverySwitch("acme", "paid", Enum.Parse<DeliveryMode>(mode), At(until), At("2026-11-20T11:00Z"), "ann", "peak")
            : null;

        var wait = DeliveryTurn.Of(client, client.Mappings[0], word, At("2026-11-20T12:00Z"), lastDelivery is null ? null : At(lastDelivery), At("2026-11-20T12:00Z"));

        Assert.Equal(expected, wait is null ? null : $"{wait.What} {wait.OpensAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}");
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
