using Engine.Runtime.NetSuite;
using Engine.Runtime.Storage;
using Engine.Runtime.Work;

namespace Engine.Tests.Runtime.Work;

/// <summary>How long is paused before another try, and how often.</summary>
public sealed class BackoffTests
{
    private static readonly RetryPolicy Policy = RetryPolicies.Of(WaitCause.Account);

    [Theory]
    [InlineData(1, 500, 1000)]
    [InlineData(2, 1000, 2000)]
    [InlineData(5, 8000, 16_000)]
    [InlineData(9, 128_000, 256_000)]
    [InlineData(10, 150_000, 300_000)]
    [InlineData(100, 150_000, 300_000)]
    public void A_pause_lies_between_half_and_the_whole_of_what_doubling_gives(int tries, int least, int most)
    {
        foreach (var number in Enumerable.Range(1, 200))
        {
            Assert.InRange(new Backoff(7).Pause(tries, number, Policy).TotalMilliseconds, least, most);
        }
    }

    [Fact]
    public void Events_stopped_together_come_back_evenly_spread()
    {
        var backoff = new Backoff(42);
        var tenths = Enumerable.Range(1, 10_000)
            .CountBy(number => (int)((backoff.Pause(10, number, Policy).TotalSeconds - 150) / 15))
            .ToDictionary();

        Assert.All(Enumerable.Range(0, 10), tenth => Assert.InRange(tenths[tenth], 800, 1200));
    }

    [Fact]
    public void One_seed_gives_the_same_pauses_and_another_seed_others()
    {
        Assert.Equal(Pauses(1), Pauses(1));
        Assert.NotEqual(Pauses(1), Pauses(2));

        static IEnumerable<TimeSpan> Pauses(long seed) => Enumerable.Range(1, 20).Select(number => new Backoff(seed).Pause(3, number, Policy)).ToList();
    }

    [Theory]
    [InlineData(NetSuiteErrorClass.Limit, null)]
    [InlineData(NetSuiteErrorClass.Login, null)]
    [InlineData(NetSuiteErrorClass.Server, 300)]
    [InlineData(NetSuiteErrorClass.NotFound, 3)]
    [InlineData(NetSuiteErrorClass.Data, 1)]
    [InlineData(NetSuiteErrorClass.MissingField, 1)]
    [InlineData(NetSuiteErrorClass.Period, 1)]
    [InlineData(NetSuiteErrorClass.Permission, 1)]
    [InlineData(NetSuiteErrorClass.Request, 1)]
    [InlineData(NetSuiteErrorClass.Unrecognised, 1)]
    public void Each_class_of_refusal_is_tried_so_often_before_a_person_is_asked(NetSuiteErrorClass kind, int? attempts) =>
        Assert.Equal(attempts, RetryPolicies.Of(kind).Attempts);
}
