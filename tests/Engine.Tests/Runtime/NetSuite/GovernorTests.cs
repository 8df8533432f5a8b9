using Engine.Runtime.NetSuite;
using Engine.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Engine.Tests.Runtime.NetSuite;

/// <summary>The governor against a far side that counts requests as NetSuite does: for as long as it works on them, not for as long as we wait.</summary>
public sealed class GovernorTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The trial of the reference: five slots, a far side that takes five, and requests of which some outlast the caller's patience.
    /// </summary>
    [Theory]
    [InlineData(8)]
    [InlineData(25)]
    [InlineData(60)]
    public async Task The_far_side_never_sees_more_requests_than_it_allows_however_many_are_given_up(int slowPercent)
    {
        var trial = new SlotTrial(new GovernorOptions(5), slowPercent);

        await trial.RunAsync(requests: 1500);

        Assert.Equal(0, trial.Refused);
        Assert.InRange(trial.MostAtFarSide, 1, 5);
        Assert.True(trial.GivenUp > 0, "No request was given up, so that nothing was tried.");
    }

    [Fact]
    public async Task Without_quarantine_the_same_trial_goes_over_the_limit()
    {
        var trial = new SlotTrial(new GovernorOptions(5) { Quarantine = TimeSpan.Zero, ShortQuarantine = TimeSpan.Zero }, 25);

        await trial.RunAsync(requests: 1500);

        Assert.True(trial.Refused > 0);
    }

    [Fact]
    public async Task Slots_that_others_take_lower_ours_and_they_come_back_one_by_one()
    {
        using var governor = new Governor(new GovernorOptions(8), new ManualTime());

        governor.LimitReached(null);

        Assert.Equal(4, governor.Report().Target);
        for (var taken = 0; taken < 20; taken++)
        {
            governor.Succeeded();
        }

        Assert.Equal(5, governor.Report().Target);
        Enumerable.Range(0, 1000).ToList().ForEach(_ => governor.Succeeded());
        Assert.Equal(8, governor.Report().Target);
        await Task.CompletedTask;
    }

    [Fact]
    public void One_overload_answered_to_many_requests_halves_the_slots_once()
    {
        var time = new ManualTime();
        using var governor = new Governor(new GovernorOptions(8), time);

        governor.LimitReached(null);
        governor.LimitReached(null);
        Assert.Equal(4, governor.Report().Target);

        time.Advance(Second);
        governor.LimitReached(null);
        Assert.Equal(2, governor.Report().Target);
        Assert.Equal(time.GetUtcNow() + (2 * Second), governor.Report().PausedUntil);
    }

    [Theory]
    [InlineData(5, 2, 3)]
    [InlineData(5, 0, 5)]
    [InlineData(5, 5, 1)]
    [InlineData(1, 9, 1)]
    public async Task A_share_is_left_to_others_and_one_slot_is_always_ours(int slots, int others, int expected)
    {
        using var governor = new Governor(new GovernorOptions(slots, others), new ManualTime());
        using var giveUp = new CancellationTokenSource();

        var entering = Enumerable.Range(0, 10).Select(_ => governor.EnterAsync(false, giveUp.Token)).ToList();
        await Task.WhenAll(entering.Take(expected)).WaitAsync(TimeSpan.FromSeconds(60));

        Assert.Equal(expected, governor.Report().InUse);
        Assert.Equal(10 - expected, governor.Report().Waiting);
        await giveUp.CancelAsync();
        foreach (var given in entering.Skip(expected))
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        }

        Assert.Equal(0, governor.Report().Waiting);
    }

    [Fact]
    public async Task Who_has_a_person_waiting_goes_first()
    {
        using var governor = new Governor(new GovernorOptions(1), new ManualTime());
        var first = await governor.EnterAsync(false, default);
        var ofEvent = governor.EnterAsync(false, default);
        var ofPerson = governor.EnterAsync(true, default);

        first.Dispose();
        var second = await ofPerson.WaitAsync(TimeSpan.FromSeconds(60));

        Assert.False(ofEvent.IsCompleted);
        second.Dispose();
        (await ofEvent.WaitAsync(TimeSpan.FromSeconds(60))).Dispose();
    }

    [Fact]
    public async Task The_last_slot_comes_back_soon_and_the_others_when_their_quarantine_ends()
    {
        var time = new ManualTime();
        using var governor = new Governor(new GovernorOptions(2), time);
        var both = new[] { await governor.EnterAsync(false, default), await governor.EnterAsync(false, default) };
        both.ToList().ForEach(slot => slot.MayStillRun = true);
        both.ToList().ForEach(slot => slot.Dispose());
        var waiting = new[] { governor.EnterAsync(false, default), governor.EnterAsync(false, default) };
        Assert.Equal(2, governor.Report().Quarantined);

        time.Advance(TimeSpan.FromSeconds(30));
        await waiting[0].WaitAsync(TimeSpan.FromSeconds(60));
        Assert.False(waiting[1].IsCompleted);

        time.Advance(TimeSpan.FromMinutes(5));
        await waiting[1].WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Equal(0, governor.Report().Quarantined);
    }

    [Fact]
    public void Slots_in_use_are_never_more_than_are_allowed_whatever_happens()
    {
        var moves = Gen.Elements("enter", "leave", "giveUp", "limit", "success", "wait").ListOf().ToArbitrary();
        Prop.ForAll(moves, list =>
        {
            var time = new ManualTime();
            using var governor = new Governor(new GovernorOptions(4, 1), time);
            var entered = new List<Task<GovernorSlot>>();
            foreach (var move in list)
            {
                Move(move, governor, time, entered);
                var report = governor.Report();
                if (report.InUse + report.Quarantined > 3 || report.InUse < 0 || report.Target is < 1 or > 3)
                {
                    return false;
                }
            }

            return true;
        }).QuickCheckThrowOnFailure();
    }

    private static void Move(string move, Governor governor, ManualTime time, List<Task<GovernorSlot>> entered)
    {
        var given = entered.FirstOrDefault(entering => entering.IsCompletedSuccessfully);
        switch (move)
        {
            case "enter":
                entered.Add(governor.EnterAsync(false, default));
                break;
            case "leave" or "giveUp" when given is not null:
                given.Result.MayStillRun = move == "giveUp";
                given.Result.Dispose();
                entered.Remove(given);
                break;
            case "limit":
                governor.LimitReached(null);
                break;
            case "success":
                governor.Succeeded();
                break;
            case "wait":
                time.Advance(TimeSpan.FromSeconds(20));
                break;
        }
    }
}
