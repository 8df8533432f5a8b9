using Engine.Core.Enrichment;
using Engine.Core.Matching;
using Engine.Core.Planning;
using Engine.Runtime.Storage;

namespace Engine.Tests.Runtime.CashApplication;

/// <summary>No two payments take the same open amount, whatever happens between a decision and its write.</summary>
public sealed class MatchDeskTests
{
    private static readonly TimeSpan minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Payments_that_wait_at_once_never_take_the_same_invoice()
    {
        await using var world = new MatchWorld();
        world.Account.Put(8801, "INV-10042", 500);

        var answers = await Task.WhenAll(Enumerable.Range(1, 8).Select(n => world.AskAsync(MatchWorld.Payment($"evt_{n}", 500, "INV-10042"))));

        Assert.Single(answers, answer => answer is MatchAnswer.Decided { Match.Decision.IsApplied: true });
        Assert.Single(await world.Store.Matches.HeldAsync("acme"));
    }

    [Fact]
    public async Task A_second_payment_waits_while_the_first_is_being_booked_and_is_then_known_as_second()
    {
        await using var world = new MatchWorld();
        world.Account.Put(8801, "INV-10042", 500);
        Assert.True((await world.MatchAsync(MatchWorld.Payment("evt_1", 500, "INV-10042"))).Decision.IsApplied);

        Assert.IsType<MatchAnswer.Unknown>(await world.AskAsync(MatchWorld.Payment("evt_2", 500, "INV-10042")));

        world.Account.Put(8801, "INV-10042", 0, total: 500);
        await world.PlanAsync("evt_1");
        await world.CompleteAsync("evt_1");
        Assert.Equal("paid-before", (await world.MatchAsync(MatchWorld.Payment("evt_2", 500, "INV-10042"))).Decision.Tier);
        Assert.Empty(await world.Store.Matches.HeldAsync("acme"));
    }

    [Fact]
    public async Task Payments_of_other_invoices_do_not_wait()
    {
        await using var world = new MatchWorld();
        world.Account.Put(8801, "INV-10042", 500);
        world.Account.Put(8802, "INV-10043", 300);
        await world.MatchAsync(MatchWorld.Payment("evt_1", 500, "INV-10042"));

        Assert.True((await world.MatchAsync(MatchWorld.Payment("evt_2", 300, "INV-10043"))).Decision.IsApplied);
    }

    [Fact]
    public async Task What_is_planned_is_held_over_a_restart_and_what_is_not_is_decided_anew()
    {
        await using var world = new MatchWorld();
        world.Account.Put(8801, "INV-10042", 500);
        world.Account.Put(8802, "INV-10043", 300);
        await world.MatchAsync(MatchWorld.Payment("evt_1", 500, "INV-10042"));
        await world.PlanAsync("evt_1");
        await world.MatchAsync(MatchWorld.Payment("evt_2", 300, "INV-10043"));

        world.Restart();

        Assert.IsType<MatchAnswer.Unknown>(await world.AskAsync(MatchWorld.Payment("evt_3", 500, "INV-10042")));
        Assert.True((await world.MatchAsync(MatchWorld.Payment("evt_4", 300, "INV-10043"))).Decision.IsApplied);
    }

    [Fact]
    public async Task A_written_payment_is_held_until_NetSuite_shows_it()
    {
        await using var world = new MatchWorld();
        world.Account.Put(8801, "INV-10042", 500);
        await world.MatchAsync(MatchWorld.Payment("evt_1", 500, "INV-10042"));
        await world.PlanAsync("evt_1");
        await world.CompleteAsync("evt_1");

        // A read that lags behind the write shows the invoice as open.
        Assert.IsType<MatchAnswer.Unknown>(await world.AskAsync(MatchWorld.Payment("evt_2", 500, "INV-10042")));

        // A person took the payment back: the invoice is open for good.
        world.Clock.Advance(2 * minute);
        Assert.True((await world.MatchAsync(MatchWorld.Payment("evt_2", 500, "INV-10042"))).Decision.IsApplied);
    }

    [Fact]
    public async Task A_payment_that_is_raised_holds_nothing()
    {
        await using var world = new MatchWorld();
        world.Account.Put(8801, "INV-10042", 500);
        await world.MatchAsync(MatchWorld.Payment("evt_1", 500, "INV-10042"));
        await world.EndAsync("evt_1", new Ending.Raised([new PlanProblem("MAP221", "no", null, null, null)]));

        Assert.True((await world.MatchAsync(MatchWorld.Payment("evt_2", 500, "INV-10042"))).Decision.IsApplied);
    }

    [Fact]
    public async Task An_invoice_that_was_paid_meanwhile_is_seen_before_anything_is_decided()
    {
        await using var world = new MatchWorld();
        world.Account.Put(8801, "INV-10042", 500);
        world.Account.BeforeLookingAgain = () => world.Account.Put(8801, "INV-10042", 0, total: 500, modified: "2026-01-15 12:00:01");

        var matched = await world.MatchAsync(MatchWorld.Payment("evt_1", 500, "INV-10042"));

        Assert.Equal((MatchOutcome.Raised, "paid-before"), (matched.Decision.Outcome, matched.Decision.Tier));
    }

    [Fact]
    public async Task An_invoice_of_a_moment_ago_is_looked_for_before_a_person_is_asked()
    {
        await using var world = new MatchWorld();
        world.Account.Put(8801, "INV-10042", 500);
        await world.MatchAsync(MatchWorld.Payment("evt_1", 500, "INV-10042"));
        world.Clock.Advance(TimeSpan.FromSeconds(10));
        world.Account.Put(8802, "INV-10043", 300, modified: "2026-01-15 12:00:05");

        Assert.True((await world.MatchAsync(MatchWorld.Payment("evt_2", 300, "INV-10043"))).Decision.IsApplied);
    }

    [Fact]
    public async Task An_account_that_does_not_answer_leaves_nothing_open_that_is_never_taken_for_nothing_open()
    {
        await using var world = new MatchWorld();
        world.Account.IsSilent = true;

        Assert.Contains("no answer", Assert.IsType<MatchAnswer.Unknown>(await world.AskAsync(MatchWorld.Payment("evt_1", 500, "INV-10042"))).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decision_is_read_back_as_it_was_made()
    {
        await using var world = new MatchWorld();
        world.Account.Put(8801, "INV-10042", 500);
        world.Account.Put(8802, "INV-10043", 500);
        var made = await world.MatchAsync(MatchWorld.Payment("evt_1", 500) with { PayerName = "Globex", BankReferences = ["T1"], Confirmed = ["INV-10042", "INV-9"] });

        var kept = Assert.Single(await world.Store.Matches.ReadAsync("acme", world.Clock.GetUtcNow(), world.Clock.GetUtcNow() + minute));

        Assert.Equal(MatchedPaymentJson.Text(made), MatchedPaymentJson.Text(kept.Matched));
        Assert.Equal<string>(["INV-10042", "INV-9"], kept.ByPerson!.Value);
        Assert.Equal("evt_1", Assert.Single(await world.Store.Matches.FindAsync("acme", new PastPayments("T1", 500, "USD"))).Id);
        Assert.Empty(await world.Store.Matches.FindAsync("acme", new PastPayments("T1", 499, "USD")));
    }
}
