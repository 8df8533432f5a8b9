using System.Collections.Frozen;
using Engine.Core.Configuration;
using Engine.Core.Model;
using Engine.Runtime;
using Engine.Runtime.Storage;
using Engine.Runtime.Work;
using Engine.Simulation;
using Engine.Tests.Runtime.Support;

namespace Engine.Tests.Runtime.Work;

/// <summary>How many events are taken up again when their account fails, and when it answers. Each event is alone in its lane.</summary>
public sealed class RetryBudgetTests : IDisposable
{
    private readonly ManualTime clock = new(Deliveries.Noon);
    private readonly RetryBudgets budgets;
    private readonly LaneBoard board;

    public RetryBudgetTests()
    {
        budgets = new RetryBudgets(new FixedSnapshot(new Snapshot("rev", FrozenDictionary<string, ClientConfig>.Empty)), clock);
        board = new LaneBoard(budgets, clock);
    }

    public void Dispose() => board.Dispose();

    [Theory]
    [InlineData(WaitCause.Account)]
    [InlineData(WaitCause.Limit)]
    [InlineData(WaitCause.Answer)]
    public async Task An_account_that_serves_nothing_is_asked_again_by_a_burst_and_then_ten_times_a_second(WaitCause cause)
    {
        AddMany(1000, cause);
        var asked = await PlayAsync(_ => false, seconds: 60);

        Assert.Equal(RetryBudget.Most, asked[0]);
        Assert.All(asked.Skip(1), count => Assert.Equal(RetryBudget.PerSecond, count));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task An_account_that_completes_every_second_event_is_asked_by_all_of_them_at_once(int oneIn)
    {
        AddMany(1000, WaitCause.Answer);
        var asked = await PlayAsync(n => n % oneIn == 0, seconds: 0);

        Assert.Equal(0, board.Count);
        Assert.InRange(asked[0], 1000, 1000 * oneIn);
    }

    [Fact]
    public async Task An_account_that_completes_less_is_asked_more_often_the_more_it_completes()
    {
        AddMany(10_000, WaitCause.Answer);
        var few = (await PlayAsync(n => n % 10 == 0, seconds: 20)).Skip(1).Average();
        var more = (await PlayAsync(n => n % 4 == 0, seconds: 20)).Skip(1).Average();

        Assert.InRange(few, 1.1 * RetryBudget.PerSecond, 1.4 * RetryBudget.PerSecond);
        Assert.InRange(more, 1.8 * RetryBudget.PerSecond, 2.2 * RetryBudget.PerSecond);
    }

    [Fact]
    public async Task What_is_held_goes_on_in_the_order_in_which_it_fell_due()
    {
        AddMany(RetryBudget.Most, WaitCause.Answer);
        await PlayAsync(_ => false, seconds: 0, again: false);
        foreach (var n in Enumerable.Range(1, 50))
        {
            board.Add(Event(1000 + n, WaitCause.Answer, clock.GetUtcNow() + TimeSpan.FromSeconds(n % 7)));
        }

        clock.Advance(TimeSpan.FromSeconds(7));
        Assert.Equal(0, board.HeldRepetitions("acme"));
        var order = new List<long>();
        while (board.Count > 0)
        {
            while (await TakeAsync() is { } taken)
            {
                order.Add(taken.Id);
                board.Finish(taken, null);
            }

            Assert.Equal(board.Count, board.HeldRepetitions("acme"));
            clock.Advance(TimeSpan.FromMilliseconds(100));
        }

        Assert.Equal(order.OrderBy(id => (id - 1000) % 7).ThenBy(id => id), order);
    }

    [Fact]
    public async Task Events_that_come_for_the_first_time_are_not_held_and_neither_is_a_write_in_doubt()
    {
        AddMany(RetryBudget.Most + 1, WaitCause.Account);
        await PlayAsync(_ => false, seconds: 0);
        board.Add(Event(5000, null));
        board.Add(Event(5001, WaitCause.Doubt));

        Assert.Equal(5000, (await TakeAsync())?.Id);
        Assert.Equal(5001, (await TakeAsync())?.Id);
        Assert.Null(await TakeAsync());
    }

    [Fact]
    public async Task What_is_due_again_is_not_overtaken_by_what_came_later()
    {
        board.Add(Event(1, WaitCause.Answer, clock.GetUtcNow() + TimeSpan.FromSeconds(1)));
        clock.Advance(TimeSpan.FromSeconds(2));
        board.Add(Event(2, null));

        Assert.Equal(1, (await TakeAsync())?.Id);
        Assert.Equal(2, (await TakeAsync())?.Id);
    }

    // How many were taken at once, and in each second after it. What is not completed comes back at once.
    private async Task<List<int>> PlayAsync(Func<int, bool> isCompleted, int seconds, bool again = true)
    {
        var (asked, n) = (new List<int>(), 0);
        for (var second = 0; second <= seconds; second++)
        {
            var count = 0;
            for (var part = 0; part < (second == 0 ? 1 : 10); part++)
            {
                clock.Advance(TimeSpan.FromMilliseconds(second == 0 ? 0 : 100));
                while (await TakeAsync() is { } taken)
                {
                    count++;
                    Finish(taken, isCompleted(++n), again);
                }
            }

            asked.Add(count);
        }

        return asked;
    }

    private void Finish(OpenEvent taken, bool isCompleted, bool again)
    {
        if (isCompleted)
        {
            budgets.Of(taken.Client).Earn();
        }

        board.Finish(taken, isCompleted || !again ? null : taken);
    }

    // Null when none may be taken now.
    private async Task<OpenEvent?> TakeAsync()
    {
        using var patience = new CancellationTokenSource();
        var next = board.NextAsync(patience.Token);
        if (next.IsCompleted)
        {
            return await next;
        }

        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
        return null;
    }

    private void AddMany(int count, WaitCause cause) => Enumerable.Range(1, count).ToList().ForEach(n => board.Add(Event(n, cause)));

    private static OpenEvent Event(long number, WaitCause? cause, DateTimeOffset? at = null) =>
        new(number, "acme", $"cus_{number}", new FactStamp(Deliveries.Noon, "invoice.paid", $"evt_{number}"), at, HasStarted: false) { Source = "stripe", Cause = cause };
}
