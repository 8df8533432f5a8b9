using System.Collections.Immutable;
using Engine.Core.Matching;
using Engine.Core.Matching.Tuning;
using Engine.Runtime.CashApplication.Tuning;
using Engine.Runtime.Storage;
using Engine.Tests.Runtime.Support;

namespace Engine.Tests.Runtime.CashApplication.Tuning;

/// <summary>Match sets tuned by people: on files that are watched, and on payments of the journal.</summary>
public class TuningDeskTests
{
    private static readonly DateTimeOffset noon = Deliveries.Noon;
    private static readonly DateOnly day = new(2026, 1, 15);

    [Fact]
    public async Task A_change_is_written_in_place_and_comes_into_force_as_a_revision_with_author_and_reason()
    {
        await using var world = TuningWorld.Of();
        var before = world.Client.Revision;
        var done = Assert.IsType<TuningAnswer.Done>(await world.Desk.ChangeAsync(Order("windowDays=7"), CancellationToken.None));

        Assert.Equal(TuningWorld.Rules.Replace("\"30\"", "\"7\"", StringComparison.Ordinal), world.File(TuningWorld.RuleFile));
        Assert.NotEqual(before, world.Client.Revision);
        Assert.Equal((MatchChangeState.Applied, "ann", "Customers pay late.", before, world.Client.Revision), (done.Change!.State, done.Change.Wanted.Who, done.Change.Wanted.Why, done.Change.Wanted.Revision, done.Change.Becomes));
        Assert.Equal<string>(["match.applied", "match.proposed"], (await world.Store.Audit.StatementsAsync(null, 9, "acme")).Select(said => said.Statement.Kind));
    }

    [Fact]
    public async Task A_dry_run_changes_nothing_and_a_change_that_changes_nothing_is_refused()
    {
        await using var world = TuningWorld.Of();

        Assert.Null(Assert.IsType<TuningAnswer.Done>(await world.Desk.ChangeAsync(Order("by-amount.action=review") with { IsDryRun = true }, CancellationToken.None)).Change);
        Assert.Equal("RUN491", Code(await world.Desk.ChangeAsync(Order("windowDays=30"), CancellationToken.None)));
        Assert.Equal("RUN491", Code(await world.Desk.ChangeAsync(Order("windowDay=7"), CancellationToken.None)));
        Assert.Equal("RUN490", Code(await world.Desk.ChangeAsync(Order("windowDays=7") with { Rules = "cahs" }, CancellationToken.None)));
        Assert.Equal("RUN490", Code(await world.Desk.ChangeAsync(Order("windowDays=7") with { Client = "nobody" }, CancellationToken.None)));
        Assert.Equal("RUN493", Code(await world.Desk.ChangeAsync(Order("windowDays=7") with { MayApprove = false }, CancellationToken.None)));
        Assert.Equal(TuningWorld.Rules, world.File(TuningWorld.RuleFile));
        Assert.Empty(await world.Store.MatchChanges.ListAsync(null, null, 9));
    }

    [Fact]
    public async Task A_set_of_a_pack_is_changed_in_a_file_of_the_clients_own_and_the_pack_is_left_alone()
    {
        await using var world = TuningWorld.Of(isOfPack: true);
        var done = Assert.IsType<TuningAnswer.Done>(await world.Desk.ChangeAsync(Order("windowDays=7"), CancellationToken.None));

        Assert.Contains("made from rules/packs/cash/match.json, whose later versions no longer reach acme", done.Says, StringComparison.Ordinal);
        Assert.Equal(TuningWorld.Rules, world.File("rules/packs/cash/match.json"));
        Assert.Equal(TuningWorld.Rules.Replace("\"30\"", "\"7\"", StringComparison.Ordinal), world.File(TuningWorld.RuleFile));
        Assert.Equal(TuningWorld.RuleFile, world.Client.MatchRules["cash"].Span.File);
    }

    [Fact]
    public async Task Where_the_client_wants_it_a_change_waits_for_a_second_person_and_never_for_its_author()
    {
        await using var world = TuningWorld.Of("required");
        var proposed = Assert.IsType<TuningAnswer.Done>(await world.Desk.ChangeAsync(Order("windowDays=7") with { MayApprove = false }, CancellationToken.None)).Change!;

        Assert.Equal((MatchChangeState.Proposed, TuningWorld.Rules), (proposed.State, world.File(TuningWorld.RuleFile)));
        Assert.Equal("RUN493", Code(await world.Desk.ApproveAsync(proposed.Number, "ann", "I am sure.", CancellationToken.None)));
        Assert.Equal("RUN494", Code(await world.Desk.ApproveAsync(proposed.Number + 1, "ben", "Agreed.", CancellationToken.None)));
        Assert.Equal(TuningWorld.Rules, world.File(TuningWorld.RuleFile));

        var approved = Assert.IsType<TuningAnswer.Done>(await world.Desk.ApproveAsync(proposed.Number, "ben", "Agreed.", CancellationToken.None)).Change!;
        Assert.Equal((MatchChangeState.Applied, "ann", "ben", "Agreed."), (approved.State, approved.Wanted.Who, approved.SettledBy, approved.SettledWhy));
        Assert.Contains("\"7\"", world.File(TuningWorld.RuleFile), StringComparison.Ordinal);
        Assert.Equal("RUN494", Code(await world.Desk.WithdrawAsync(proposed.Number, "ann", "No.", CancellationToken.None)));
    }

    [Fact]
    public async Task A_proposal_that_is_withdrawn_or_overtaken_is_not_written()
    {
        await using var world = TuningWorld.Of("required");
        var first = Assert.IsType<TuningAnswer.Done>(await world.Desk.ChangeAsync(Order("windowDays=7"), CancellationToken.None)).Change!;
        var second = Assert.IsType<TuningAnswer.Done>(await world.Desk.ChangeAsync(Order("windowDays=8"), CancellationToken.None)).Change!;
        await world.Desk.WithdrawAsync(first.Number, "ann", "Not now.", CancellationToken.None);

        Assert.Equal("RUN494", Code(await world.Desk.ApproveAsync(first.Number, "ben", "Agreed.", CancellationToken.None)));
        Assert.Equal(TuningWorld.Rules, world.File(TuningWorld.RuleFile));

        var third = Assert.IsType<TuningAnswer.Done>(await world.Desk.ChangeAsync(Order("windowDays=9"), CancellationToken.None)).Change!;
        Assert.IsType<TuningAnswer.Done>(await world.Desk.ApproveAsync(third.Number, "ben", "Agreed.", CancellationToken.None));
        Assert.Equal("RUN495", Code(await world.Desk.ApproveAsync(second.Number, "ben", "Agreed.", CancellationToken.None)));
        Assert.Contains("\"9\"", world.File(TuningWorld.RuleFile), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_that_would_have_applied_money_otherwise_than_people_did_is_refused_and_nothing_is_kept_of_it()
    {
        await using var world = TuningWorld.Of();
        await world.OpenAsync(1, 75, day.AddDays(-60), noon.AddDays(-1));
        await world.MatchAsync(Payment("P-1", 75), noon, "INV-9");

        var refused = Assert.IsType<TuningAnswer.Refused>(await world.Desk.ChangeAsync(Order("windowDays=60"), CancellationToken.None));
        Assert.Equal("RUN492", refused.Code.Id);
        Assert.StartsWith("P-1 would have been applied", refused.Message, StringComparison.Ordinal);
        Assert.Equal(TuningWorld.Rules, world.File(TuningWorld.RuleFile));
        Assert.Empty(await world.Store.MatchChanges.ListAsync(null, null, 9));
        Assert.IsType<TuningAnswer.Done>(await world.Desk.ChangeAsync(Order("windowDays=59"), CancellationToken.None));
    }

    [Fact]
    public async Task Payments_of_the_journal_are_tried_against_what_was_open_when_they_came()
    {
        await using var world = TuningWorld.Of();
        await world.OpenAsync(1, 75, day, noon);
        await world.MatchAsync(Payment("P-1", 75), noon.AddHours(1));

        // NetSuite shows it settled, and another one of that amount that the first payment could not have been for.
        await world.OpenAsync(1, 0, day, noon.AddHours(2));
        await world.OpenAsync(2, 75, day.AddDays(20), noon.AddHours(3));
        await world.MatchAsync(Payment("P-2", 75), noon.AddHours(4));

        var trial = await TryAsync(world, ["windowDays=10"], "windowDays=0..40");
        Assert.Equal(["INV-1", "INV-2"], trial.Comparison.Before.Decisions.Select(decision => Assert.Single(decision.Applied).Invoice));
        var move = Assert.Single(trial.Comparison.Moves);
        Assert.Equal(("P-2", MatchOutcome.Unmatched), (move.Payment.Id, move.After.Outcome));
        Assert.Equal((1, 2), (trial.Sweep[19].Applied, trial.Sweep[20].Applied));
    }

    [Fact]
    public async Task What_an_earlier_payment_took_is_taken_although_the_mirror_does_not_show_it_yet()
    {
        await using var world = TuningWorld.Of();
        await world.OpenAsync(1, 75, day, noon);
        Assert.True((await world.MatchAsync(Payment("P-1", 75), noon.AddHours(1))).Decision.IsApplied);
        Assert.False((await world.MatchAsync(Payment("P-2", 75), noon.AddHours(2))).Decision.IsApplied);

        var trial = await TryAsync(world, ["windowDays=10"], null);
        Assert.Equal([true, false], trial.Comparison.Before.Decisions.Select(decision => decision.IsApplied));
        Assert.Empty(trial.Comparison.Moves);
    }

    [Fact]
    public async Task The_sweep_finds_the_widest_value_that_would_have_applied_nothing_wrongly()
    {
        await using var world = TuningWorld.Of();
        await world.OpenAsync(1, 75, day.AddDays(40), noon);
        await world.OpenAsync(2, 80, day.AddDays(12), noon);
        await world.MatchAsync(Payment("P-1", 75), noon.AddHours(1), "INV-9");
        await world.MatchAsync(Payment("P-2", 80), noon.AddHours(2), "INV-2");

        var trial = await TryAsync(world, [], "windowDays=5..60");
        Assert.Equal(39, trial.Widest);
        Assert.Equal((2, 1, 1, 0), (MatchAgreement.Of(trial.Comparison.Before, trial.People!).Judged, MatchAgreement.Of(trial.Comparison.Before, trial.People!).Agreed, MatchAgreement.Of(trial.Comparison.Before, trial.People!).LeftToPeople, trial.NewlyWrong.Length));
    }

    [Fact]
    public async Task Only_payments_of_the_days_asked_for_are_tried()
    {
        await using var world = TuningWorld.Of();
        await world.OpenAsync(1, 75, day, noon);
        await world.MatchAsync(Payment("P-1", 1), noon.AddDays(1));
        await world.MatchAsync(Payment("P-2", 2), noon.AddDays(2));

        var (trial, _) = await world.Desk.TryAsync("acme", null, ["windowDays=10"], null, noon.AddDays(2), null, CancellationToken.None);
        Assert.Equal(["P-2"], trial!.Comparison.Before.Payments.Select(payment => payment.Id));
    }

    [Fact]
    public async Task A_name_is_learned_from_what_people_decided_and_written_only_when_somebody_confirms_it()
    {
        await using var world = TuningWorld.Of();
        await world.OpenAsync(1, 75, day, noon);
        await world.OpenAsync(2, 80, day, noon);
        await world.MatchAsync(Named("P-1", 75, "Globex Corp."), noon.AddHours(1), "INV-1");
        await world.MatchAsync(Named("P-2", 80, "GLOBEX CORPORATION"), noon.AddHours(2), "INV-2");
        await world.MatchAsync(Named("P-3", 80, "Nobody asked"), noon.AddHours(3));
        const string file = "mappings/acme/crosswalks/payer-aliases.csv";

        Assert.Equal(new PayerAlias("GLOBEX", "501", null, 2, null, PayerAliasState.Proposed), Assert.Single((await world.Aliases.ListAsync("acme"))!.Value));
        Assert.False(world.Has(file));
        Assert.IsType<TuningAnswer.Done>(await world.Aliases.ConfirmAsync("acme", "globex inc", "ann", "It is them."));
        Assert.Equal("key,internalId,name,confirmations,active,note\nGLOBEX,501,,2,true,\n", world.File(file));
        Assert.Equal("RUN497", Code(await world.Aliases.ConfirmAsync("acme", "Nobody asked", "ann", "It is them.")));

        Assert.IsType<TuningAnswer.Done>(await world.Aliases.WithdrawAsync("acme", "Globex", "ann", "Sold."));
        Assert.Equal("key,internalId,name,confirmations,active,note\nGLOBEX,501,,2,false,\n", world.File(file));
        Assert.Equal<string>(["alias.withdrawn", "alias.confirmed"], (await world.Store.Audit.StatementsAsync(null, 9, "acme")).Select(said => said.Statement.Kind));
    }

    private static async Task<MatchTrial> TryAsync(TuningWorld world, ImmutableArray<string> changes, string? sweep)
    {
        var (trial, refusal) = await world.Desk.TryAsync("acme", null, changes, sweep, null, null, CancellationToken.None);
        Assert.Null(refusal);
        return trial!;
    }

    private static MatchPayment Payment(string id, decimal amount) => new(id, amount, "USD", day) { Customer = "501" };

    private static MatchPayment Named(string id, decimal amount, string payer) => new(id, amount, "USD", day) { PayerName = payer };

    private static TuningOrder Order(string change) => new("acme", null, [change], "ann", "Customers pay late.", MayApprove: true, IsDryRun: false);

    private static string Code(TuningAnswer answer) => Assert.IsType<TuningAnswer.Refused>(answer).Code.Id;
}
