using System.Collections.Immutable;
using Engine.Runtime.Hosting;
using Engine.Runtime.Storage;
using Engine.Tests.Runtime.Support;

namespace Engine.Tests.Runtime.Hosting;

/// <summary>When what is open will be done, from what it waits for.</summary>
public sealed class ProspectsTests
{
    private static readonly DateTimeOffset Now = Deliveries.Noon;

    [Theory]
    [InlineData("turn 1200", 600, null, 120)]
    [InlineData("turn 1190, work 10, record 50, event 7", 600, null, 120)]
    [InlineData("budget 600", 0, null, 60)]
    [InlineData("budget 4700, turn 20", 24_000, null, 470)]
    [InlineData("budget 10, turn 1200", 600, null, 120)]
    [InlineData("doubt 25", 0, 930, 930)]
    [InlineData("answer 3, turn 600", 600, 12, 60)]
    [InlineData("window 40", 0, 21_600, 21_600)]
    [InlineData("answer 3", 0, -4, 0)]
    public void It_is_done_when_the_slowest_of_what_it_waits_for_is(string toDo, int perMinute, int? lastDue, int seconds) =>
        Assert.Equal(Now.AddSeconds(seconds), Of(toDo, perMinute, lastDue, "open")?.DoneAt);

    [Fact]
    public void After_an_outage_the_rate_at_which_it_drains_counts_and_not_what_got_done_in_it() =>
        Assert.Equal(Now.AddSeconds(100), Of("turn 2000", 1, null, "draining")?.DoneAt);

    [Theory]
    [InlineData("turn 5", 600, "parked", false, true, 5, "the account does not answer.")]
    [InlineData("login 5", 600, "parked login", false, true, 5, "somebody has to mend the credentials.")]
    [InlineData("pause 5", 600, "open", true, true, 5, "it is paused.")]
    [InlineData("pause 5, doubt 1", 600, "open", true, true, 1, "it is paused.")]
    [InlineData("pause 5", 600, "open", false, true, 5, "it is paused.")]
    [InlineData("turn 5", 0, "open", false, true, 5, "nothing got done in the last 2 minutes.")]
    [InlineData("turn 5", 600, "open", false, false, 5, "no service runs on this data.")]
    public void Nothing_is_said_where_nothing_can_be_known(string toDo, int perMinute, string account, bool isStopped, bool works, int events, string why) =>
        Assert.Equal(new Forecast(events, null, why), Of(toDo, perMinute, null, account, isStopped, works));

    [Theory]
    [InlineData("")]
    [InlineData("record 5, event 2")]
    public void What_waits_for_others_has_no_forecast(string toDo) => Assert.Null(Of(toDo, 600, null, "open"));

    [Fact]
    public void What_is_paused_in_part_leaves_the_rest_its_forecast() => Assert.Equal(new Forecast(10, Now.AddSeconds(1), null), Of("pause 90, turn 10", 600, null, "open"));

    private static Forecast? Of(string toDo, int perMinute, int? lastDue, string account, bool isStopped = false, bool works = true) => new Prospects(
        toDo.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split(' '))
            .ToImmutableSortedDictionary(part => part[0], part => int.Parse(part[1], System.Globalization.CultureInfo.InvariantCulture), StringComparer.Ordinal),
        perMinute,
        lastDue is { } due ? Now.AddSeconds(due) : null,
        new AccountStatus("1234567", account.Split(' ')[0], account.EndsWith("login", StringComparison.Ordinal) ? WaitCause.Login : WaitCause.Account, null, null, null, 20, 0, 5, 0),
        isStopped,
        works).At(Now);
}
