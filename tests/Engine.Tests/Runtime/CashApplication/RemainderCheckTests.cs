using System.Collections.Immutable;
using Engine.Core.Matching;
using Engine.Core.Planning;
using Engine.Runtime.Storage;

namespace Engine.Tests.Runtime.CashApplication;

/// <summary>What remains on a document once a payment is applied is held against what the payment left, and only a real difference is told.</summary>
public sealed class RemainderCheckTests
{
    private static readonly TimeSpan twoMinutes = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Amounts_that_agree_are_compared_once_and_say_nothing()
    {
        await using var world = await PartlyPaidAsync(shown: 200);

        await LookAsync(world);
        var asked = world.Account.Statements.Count;
        await LookAsync(world);

        Assert.Empty(await ItemsAsync(world));
        Assert.Equal(asked, world.Account.Statements.Count);
    }

    [Fact]
    public async Task What_somebody_else_paid_at_the_same_time_is_one_item_until_the_amounts_agree()
    {
        await using var world = await PartlyPaidAsync(shown: 150);

        await LookAsync(world);
        await LookAsync(world);

        var item = Assert.Single(await ItemsAsync(world));
        Assert.Equal("RUN472", item.Code);
        Assert.Equal(
            "INV-10042: 500.00 USD was open, 300.00 USD was applied by evt_1, and 150.00 USD remains where 200.00 USD should: 50.00 USD too little. "
            + "Somebody else paid, credited or changed it at about the same time.",
            item.Message);

        world.Account.Put(8801, "INV-10042", 200, total: 500);
        await LookAsync(world);
        Assert.Empty(await ItemsAsync(world));
    }

    [Fact]
    public async Task A_payment_that_NetSuite_does_not_apply_is_told()
    {
        await using var world = await PartlyPaidAsync(shown: 500);

        await LookAsync(world);

        Assert.Contains("300.00 USD too much. The payment is not applied as it was written", Assert.Single(await ItemsAsync(world)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_item_that_a_person_resolved_stays_so()
    {
        await using var world = await PartlyPaidAsync(shown: 150);
        await LookAsync(world);
        var item = Assert.Single(await ItemsAsync(world));
        Assert.IsType<ItemActed.Done>(await world.Store.Exceptions.ActAsync(new ItemAction(item.Number, item.Changes, new ItemDeed.Resolve(), "ada", "They paid 50 at the counter.", null, world.Clock.GetUtcNow())));

        await LookAsync(world);

        Assert.Empty(await ItemsAsync(world));
    }

    [Fact]
    public async Task Nothing_is_compared_before_NetSuite_must_show_the_write()
    {
        await using var world = await PartlyPaidAsync(shown: 500);

        await world.Remainders.CheckAsync(world.Client, world.Account, CancellationToken.None);
        Assert.Empty(await ItemsAsync(world));

        world.Account.Put(8801, "INV-10042", 200, total: 500);
        await LookAsync(world);
        Assert.Empty(await ItemsAsync(world));
    }

    [Fact]
    public async Task A_return_of_ours_says_nothing_whether_it_is_written_or_being_written()
    {
        await using var world = await PartlyPaidAsync(shown: 500);
        await world.WriteAsync("evt_back", StepAction.Update, isDone: false, (8801, null));

        await LookAsync(world);
        Assert.Empty(await ItemsAsync(world));

        await world.CompleteAsync("evt_back");
        await LookAsync(world);
        await LookAsync(world);
        Assert.Empty(await ItemsAsync(world));
        Assert.Empty(await WrittenAsync(world));
    }

    [Fact]
    public async Task A_return_that_is_booked_after_the_comparison_says_nothing()
    {
        await using var world = await PartlyPaidAsync(shown: 200);
        await LookAsync(world);

        world.Account.Put(8801, "INV-10042", 500);
        await world.WriteAsync("evt_back", StepAction.Update, isDone: true, (8801, null));
        await LookAsync(world);

        Assert.Empty(await ItemsAsync(world));
    }

    [Fact]
    public async Task Payments_of_ours_for_one_document_are_compared_by_what_the_last_left()
    {
        await using var world = await PartlyPaidAsync(shown: 200);
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        var second = await world.MatchAsync(MatchWorld.Payment("evt_2", 200, "INV-10042"));
        Assert.Equal(200, Assert.Single(second.Decision.Applied).Before);
        await world.WriteAsync("evt_2", StepAction.Create, isDone: true, (8801, 200));
        world.Account.Put(8801, "INV-10042", 0, total: 500);

        await LookAsync(world);
        Assert.Empty(await ItemsAsync(world));
        Assert.Empty(await WrittenAsync(world));
    }

    [Fact]
    public async Task What_the_last_of_several_left_is_compared_too()
    {
        await using var world = await PartlyPaidAsync(shown: 200);
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        await world.MatchAsync(MatchWorld.Payment("evt_2", 200, "INV-10042"));
        await world.WriteAsync("evt_2", StepAction.Create, isDone: true, (8801, 200));

        await LookAsync(world);

        Assert.StartsWith("INV-10042: 200.00 USD was open, 200.00 USD was applied by evt_2", Assert.Single(await ItemsAsync(world)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(StepAction.Create, 8809)]
    [InlineData(StepAction.Unchanged, 8801)]
    public async Task What_was_not_applied_by_this_decision_is_not_compared(StepAction action, long document)
    {
        await using var world = new MatchWorld();
        world.Account.Put(8801, "INV-10042", 500);
        await world.MatchAsync(Partial("evt_1"));
        await world.WriteAsync("evt_1", action, isDone: true, (document, 300));

        await LookAsync(world);

        Assert.Empty(await ItemsAsync(world));
        Assert.Empty(await WrittenAsync(world));
    }

    [Fact]
    public async Task A_look_that_comes_days_later_says_nothing()
    {
        await using var world = await PartlyPaidAsync(shown: 0);

        world.Clock.Advance(TimeSpan.FromDays(2));
        await LookAsync(world);

        Assert.Empty(await ItemsAsync(world));
        Assert.Empty(await WrittenAsync(world));
    }

    private static MatchPayment Partial(string id) => MatchWorld.Payment(id, 300, "INV-10042") with { Lines = [new RemittanceLine("INV-10042", 300)] };

    /// <summary>300 of 500 are applied, and NetSuite shows so much as open.</summary>
    private static async Task<MatchWorld> PartlyPaidAsync(decimal shown)
    {
        var world = new MatchWorld();
        world.Account.Put(8801, "INV-10042", 500);
        var matched = await world.MatchAsync(Partial("evt_1"));
        Assert.Equal(200, Assert.Single(matched.Decision.Applied).Remaining);
        await world.WriteAsync("evt_1", StepAction.Create, isDone: true, (8801, 300));
        world.Account.Put(8801, "INV-10042", shown, total: 500);
        return world;
    }

    private static async Task LookAsync(MatchWorld world)
    {
        world.Clock.Advance(twoMinutes);
        await world.Remainders.CheckAsync(world.Client, world.Account, CancellationToken.None);
    }

    private static Task<ImmutableArray<ExceptionItem>> ItemsAsync(MatchWorld world) => world.Store.Exceptions.ListAsync(new ItemFilter());

    private static Task<ImmutableArray<WrittenMatch>> WrittenAsync(MatchWorld world) => world.Store.Matches.WrittenAsync("acme", world.Clock.GetUtcNow(), 10);
}
