using System.Globalization;
using Engine.Core.Scheduling;
using NodaTime;

namespace Engine.Tests.Core.Scheduling;

public sealed class CronTests
{
    [Theory]
    [InlineData("30 2 * * *", "2026-11-20T00:00Z", "2026-11-20T01:30Z", "Europe/Berlin")]
    [InlineData("30 2 * * *", "2026-11-20T01:30Z", "2026-11-21T01:30Z", "Europe/Berlin")]
    [InlineData("*/15 * * * *", "2026-11-20T10:07Z", "2026-11-20T10:15Z", "UTC")]
    [InlineData("0 9-17/4 * * *", "2026-11-20T09:00Z", "2026-11-20T13:00Z", "UTC")]
    [InlineData("0 8 * * MON-FRI", "2026-11-20T08:00Z", "2026-11-23T08:00Z", "UTC")]
    [InlineData("0 8 * * sun", "2026-11-20T08:00Z", "2026-11-22T08:00Z", "UTC")]
    [InlineData("0 8 * * 7", "2026-11-20T08:00Z", "2026-11-22T08:00Z", "UTC")]
    [InlineData("0 0 1,15 * *", "2026-11-02T00:00Z", "2026-11-15T00:00Z", "UTC")]
    [InlineData("0 0 31 * *", "2026-11-02T00:00Z", "2026-12-31T00:00Z", "UTC")]
    [InlineData("0 0 29 FEB *", "2026-11-02T00:00Z", "2028-02-29T00:00Z", "UTC")]
    [InlineData("5 0 * 1 *", "2026-11-02T00:00Z", "2027-01-01T00:05Z", "UTC")]
    public void The_next_run_is_the_first_after_the_instant(string cron, string after, string expected, string zone) =>
        Assert.Equal(At(expected), Read(cron).Next(At(after), Zone(zone)));

    // Germany: 2026-03-29 goes from 02:00 to 03:00, 2026-10-25 has 02:00 to 03:00 twice. New York: 2026-03-08 and 2026-11-01.
    [Theory]
    [InlineData("30 2 * * *", "Europe/Berlin", "2026-03-28T12:00Z", "2026-03-29T01:00Z 2026-03-30T00:30Z")]
    [InlineData("30 2 * * *", "Europe/Berlin", "2026-10-24T12:00Z", "2026-10-25T00:30Z 2026-10-26T01:30Z")]
    [InlineData("30 2 * * *", "America/New_York", "2026-03-07T12:00Z", "2026-03-08T07:00Z 2026-03-09T06:30Z")]
    [InlineData("30 1 * * *", "America/New_York", "2026-10-31T12:00Z", "2026-11-01T05:30Z 2026-11-02T06:30Z")]
    [InlineData("0 * * * *", "Europe/Berlin", "2026-10-24T23:30Z", "2026-10-25T00:00Z 2026-10-25T01:00Z 2026-10-25T02:00Z")]
    [InlineData("0 * * * *", "Europe/Berlin", "2026-03-28T23:30Z", "2026-03-29T00:00Z 2026-03-29T01:00Z 2026-03-29T02:00Z")]
    [InlineData("0,30 2-3 * * *", "Europe/Berlin", "2026-03-28T12:00Z", "2026-03-29T01:00Z 2026-03-29T01:30Z 2026-03-30T00:00Z")]
    public void Where_clocks_change_a_fixed_hour_runs_once_and_every_hour_follows_the_time_that_passes(string cron, string zone, string after, string expected)
    {
        var wanted = expected.Split(' ').Select(At).ToList();
        var runs = new List<DateTimeOffset>();
        for (var at = At(after); runs.Count < wanted.Count; at = runs[^1])
        {
            runs.Add(Read(cron).Next(at, Zone(zone))!.Value);
        }

        Assert.Equal(wanted, runs);
        Assert.Equal(wanted[^1], Read(cron).Latest(wanted[^1], Zone(zone)));
        Assert.Equal(wanted[^2], Read(cron).Latest(wanted[^1].AddSeconds(-1), Zone(zone)));
    }

    [Theory]
    [InlineData("* * * *", "it has 4 fields")]
    [InlineData("0 0 2 * * ?", "it has 6 fields")]
    [InlineData("@daily", "it has 1 fields")]
    [InlineData("60 * * * *", "minute is `60`; it takes 0 to 59")]
    [InlineData("0 24 * * *", "hour is `24`; it takes 0 to 23")]
    [InlineData("0 0 0 * *", "day of month is `0`; it takes 1 to 31")]
    [InlineData("0 0 * 13 *", "month is `13`; it takes 1 to 12")]
    [InlineData("0 0 * * MONDAY", "day of week is `MONDAY`; it takes 0 to 7")]
    [InlineData("5-1 * * * *", "minute is `5-1`")]
    [InlineData("*/0 * * * *", "minute is `*/0`")]
    [InlineData("1,,2 * * * *", "minute is ``")]
    [InlineData("-1 * * * *", "minute is `-1`")]
    [InlineData("1-2-3 * * * *", "minute is `1-2-3`")]
    [InlineData("1/2/3 * * * *", "minute is `1/2/3`")]
    [InlineData("x * * * *", "minute is `x`")]
    [InlineData("0 0 1 * MON", "it names both a day of month and a day of week")]
    public void What_cannot_be_read_is_told_with_what_would_be_right(string cron, string trouble)
    {
        Assert.Null(Cron.Read(cron, out var told));
        Assert.StartsWith(trouble, told, StringComparison.Ordinal);
    }

    [Fact]
    public void A_day_that_never_comes_has_no_next_run() => Assert.Null(Read("0 0 30 2 *").Next(At("2026-01-01T00:00Z"), DateTimeZone.Utc));

    [Fact]
    public void Runs_one_after_the_other_ascend_and_the_latest_is_the_inverse_of_the_next()
    {
        var zone = Zone("America/New_York");
        foreach (var cron in new[] { "*/7 * * * *", "30 1 * * *", "15 */3 * * *", "0 2 * * SUN" }.Select(Read))
        {
            var at = At("2026-10-30T00:00Z");
            for (var n = 0; n < 60; n++)
            {
                var next = cron.Next(at, zone)!.Value;
                Assert.True(next > at);
                Assert.Equal(next, cron.Latest(next, zone));
                at = next;
            }
        }
    }

    private static Cron Read(string text) => Cron.Read(text, out var trouble) ?? throw new InvalidOperationException(trouble);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static DateTimeZone Zone(string name) => DateTimeZoneProviders.Tzdb[name];
}
