using System.Collections.Immutable;
using Engine.Core.Enrichment;
using Engine.Core.Matching;
using Engine.Core.NetSuite;
using Engine.Core.Planning;
using Engine.Core.Values;
using Engine.Runtime.Storage;
using Engine.Tests.Runtime.Support;

namespace Engine.Tests.Runtime.Storage;

/// <summary>What every store has to do for decisions about payments.</summary>
public abstract class MatchesConformance
{
    private static readonly DateTimeOffset noon = Deliveries.Noon;
    private static readonly OpenInvoice invoice = new("INV-1", "501", "USD", 500) { InternalId = "8801" };

    /// <summary>A new, empty store.</summary>
    protected abstract IStore Open();

    [Fact]
    public async Task What_is_applied_is_held_until_it_is_let_go_of_and_nothing_else_is()
    {
        await using var store = Open();
        var (one, two, foreign) = (await AcceptAsync(store, "evt_1"), await AcceptAsync(store, "evt_2"), await AcceptAsync(store, "evt_3", "birch"));
        await store.Matches.KeepAsync("acme", [new NewMatch(one, Matched("evt_1")), new NewMatch(two, Matched("evt_2", MatchOutcome.Review))], noon);
        await store.Matches.KeepAsync("birch", [new NewMatch(foreign, Matched("evt_3"))], noon);

        var held = Assert.Single(await store.Matches.HeldAsync("acme"));
        Assert.Equal((one, "evt_1", EventState.Processing, false), (held.Event, held.EventId, held.State, held.HasPlan));
        Assert.Equal(MatchedPaymentJson.Text(Matched("evt_1")), MatchedPaymentJson.Text(held.Matched));

        await store.Matches.ReleaseAsync([one]);
        Assert.Empty(await store.Matches.HeldAsync("acme"));
        Assert.Single(await store.Matches.HeldAsync("birch"));
    }

    [Fact]
    public async Task A_hold_tells_how_its_event_stands()
    {
        await using var store = Open();
        var id = await AcceptAsync(store, "evt_1");
        await store.Matches.KeepAsync("acme", [new NewMatch(id, Matched("evt_1"))], noon);
        await WriteAsync(store, id, "evt_1", "8801", noon.AddMinutes(1));

        var held = Assert.Single(await store.Matches.HeldAsync("acme"));
        Assert.Equal((EventState.Completed, true, noon.AddMinutes(1)), (held.State, held.HasPlan, held.SettledAt));
    }

    [Fact]
    public async Task An_event_that_is_decided_anew_keeps_the_last_decision()
    {
        await using var store = Open();
        var id = await AcceptAsync(store, "evt_1");
        await store.Matches.KeepAsync("acme", [new NewMatch(id, Matched("evt_1"))], noon);
        await store.Matches.KeepAsync("acme", [new NewMatch(id, Matched("evt_1", MatchOutcome.Raised))], noon.AddHours(1));

        Assert.Empty(await store.Matches.HeldAsync("acme"));
        var kept = Assert.Single(await store.Matches.ReadAsync("acme", noon, noon.AddDays(1)));
        Assert.Equal((noon.AddHours(1), MatchOutcome.Raised), (kept.DecidedAt, kept.Matched.Decision.Outcome));
    }

    [Fact]
    public async Task Decisions_are_read_by_a_span_of_time_that_does_not_hold_its_end()
    {
        await using var store = Open();
        var (one, two) = (await AcceptAsync(store, "evt_1"), await AcceptAsync(store, "evt_2"));
        await store.Matches.KeepAsync("acme", [new NewMatch(two, Matched("evt_2"))], noon);
        await store.Matches.KeepAsync("acme", [new NewMatch(one, Matched("evt_1", confirmed: "INV-1"))], noon.AddHours(1));

        Assert.Equal<string>(["evt_2"], [.. (await store.Matches.ReadAsync("acme", noon, noon.AddHours(1))).Select(match => match.EventId)]);
        var both = await store.Matches.ReadAsync("acme", noon, noon.AddHours(2));
        Assert.Equal<string>(["evt_2", "evt_1"], [.. both.Select(match => match.EventId)]);
        Assert.Null(both[0].ByPerson);
        Assert.Equal<string>(["INV-1"], both[1].ByPerson!.Value);
    }

    [Fact]
    public async Task A_payment_is_found_by_its_banks_name_and_amount_within_its_client()
    {
        await using var store = Open();
        var id = await AcceptAsync(store, "evt_1");
        await store.Matches.KeepAsync("acme", [new NewMatch(id, Matched("evt_1"))], noon);

        Assert.Equal("evt_1", Assert.Single(await store.Matches.FindAsync("acme", new PastPayments("T-evt_1", 300, "USD"))).Id);
        Assert.Empty(await store.Matches.FindAsync("acme", new PastPayments("T-evt_1", 301, "USD")));
        Assert.Empty(await store.Matches.FindAsync("birch", new PastPayments("T-evt_1", 300, "USD")));
    }

    [Fact]
    public async Task What_was_written_before_an_instant_waits_to_be_compared_once()
    {
        await using var store = Open();
        var (done, early, review) = (await AcceptAsync(store, "evt_1"), await AcceptAsync(store, "evt_2"), await AcceptAsync(store, "evt_3"));
        await store.Matches.KeepAsync("acme", [new NewMatch(done, Matched("evt_1")), new NewMatch(early, Matched("evt_2")), new NewMatch(review, Matched("evt_3", MatchOutcome.Review))], noon);
        await WriteAsync(store, done, "evt_1", "8801", noon.AddMinutes(1));
        await WriteAsync(store, review, "evt_3", "8801", noon.AddMinutes(1));

        Assert.Empty(await store.Matches.WrittenAsync("acme", noon.AddMinutes(1), 10));
        var written = Assert.Single(await store.Matches.WrittenAsync("acme", noon.AddMinutes(2), 10));
        Assert.Equal((done, "evt_1", noon, noon.AddMinutes(1)), (written.Event, written.EventId, written.DecidedAt, written.SettledAt));
        Assert.Single(PlanReach.To(written.Plan!, "invoice", "8801"));

        await store.Matches.ComparedAsync([done]);
        Assert.Empty(await store.Matches.WrittenAsync("acme", noon.AddMinutes(2), 10));
        await store.Matches.KeepAsync("acme", [new NewMatch(done, Matched("evt_1"))], noon.AddMinutes(3));
        Assert.Single(await store.Matches.WrittenAsync("acme", noon.AddMinutes(4), 10));
    }

    [Fact]
    public async Task A_plan_that_was_not_carried_out_whole_counts_as_nothing_written()
    {
        await using var store = Open();
        var id = await AcceptAsync(store, "evt_1");
        await store.Matches.KeepAsync("acme", [new NewMatch(id, Matched("evt_1"))], noon);
        await PlanAsync(store, id, "evt_1", "8801");
        await store.Journal.EndAsync(id, new Ending.Completed([]), null, default, noon.AddMinutes(1));

        Assert.Null(Assert.Single(await store.Matches.WrittenAsync("acme", noon.AddMinutes(2), 10)).Plan);
    }

    [Fact]
    public async Task Other_plans_of_a_document_are_those_at_work_and_those_of_late()
    {
        await using var store = Open();
        var own = await AcceptAsync(store, "evt_own");
        await PlanAsync(store, own, "evt_own", "8801");
        await WriteAsync(store, await AcceptAsync(store, "evt_before"), "evt_before", "8801", noon);
        var late = await AcceptAsync(store, "evt_late");
        await store.Matches.KeepAsync("acme", [new NewMatch(late, Matched("evt_late"))], noon);
        await WriteAsync(store, late, "evt_late", "8801", noon.AddMinutes(2));
        await PlanAsync(store, await AcceptAsync(store, "evt_open"), "evt_open", "8801");
        await WriteAsync(store, await AcceptAsync(store, "evt_other"), "evt_other", "8802", noon.AddMinutes(2));
        await PlanAsync(store, await AcceptAsync(store, "evt_birch", "birch"), "evt_birch", "8801");

        var others = await store.Matches.OtherPlansAsync("acme", own, invoice, noon.AddMinutes(1));

        Assert.Equal<(string, DateTimeOffset?, DateTimeOffset?)>(
            [("evt_late", noon.AddMinutes(2), noon), ("evt_open", null, null)],
            [.. others.OrderBy(other => other.Plan.EventId, StringComparer.Ordinal).Select(other => (other.Plan.EventId, other.EndedAt, other.MatchedAt))]);
    }

    [Fact]
    public async Task A_plan_that_brought_the_document_about_is_known_by_what_it_wrote()
    {
        await using var store = Open();
        await WriteAsync(store, await AcceptAsync(store, "evt_1"), "evt_1", "77", noon, new RecordKey("invoice", "in_1"), "8801");

        Assert.True(Assert.Single(await store.Matches.OtherPlansAsync("acme", 0, invoice, noon)).IsOfIt);
        Assert.False(Assert.Single(await store.Matches.OtherPlansAsync("acme", 0, invoice with { Kind = OpenInvoice.CreditMemoKind }, noon)).IsOfIt);
    }

    [Fact]
    public async Task What_was_flagged_and_written_is_listed_the_newest_first_until_somebody_has_looked_at_it()
    {
        await using var store = Open();
        var ids = new List<long>();
        foreach (var n in Enumerable.Range(1, 4))
        {
            ids.Add(await AcceptAsync(store, $"evt_{n}"));
            await store.Matches.KeepAsync("acme", [new NewMatch(ids[^1], Matched($"evt_{n}", n == 2 ? MatchOutcome.Applied : MatchOutcome.Flagged))], noon.AddDays(n));
        }

        foreach (var n in new[] { 1, 2, 3 })
        {
            await WriteAsync(store, ids[n - 1], $"evt_{n}", "8801", noon.AddDays(n));
        }

        Assert.Equal(["evt_3", "evt_1"], await FlaggedAsync(store, All));
        Assert.Equal(["evt_3"], await FlaggedAsync(store, All with { From = noon.AddDays(2) }));
        Assert.Equal(["evt_1"], await FlaggedAsync(store, All with { To = noon.AddDays(3) }));
        Assert.Equal(["evt_3"], await FlaggedAsync(store, All with { Limit = 1 }));
        Assert.Equal(["evt_1"], await FlaggedAsync(store, All with { Before = ids[2] }));
        Assert.Equal([], await FlaggedAsync(store, All with { Client = "birch" }));

        var look = new MatchLook("ada", "Agreed by phone.", noon.AddDays(4));
        Assert.False(await store.Matches.LookedAtAsync("birch", ids[0], look));
        Assert.False(await store.Matches.LookedAtAsync(null, ids[1], look));
        Assert.False(await store.Matches.LookedAtAsync(null, ids[3], look));
        Assert.True(await store.Matches.LookedAtAsync("acme", ids[0], look));
        Assert.Equal(["evt_3"], await FlaggedAsync(store, All));
        Assert.Equal(look, (await store.Matches.FlaggedAsync(All with { WithLookedAt = true }))[1].Look);
    }

    [Fact]
    public async Task A_look_counts_for_the_decision_that_was_looked_at()
    {
        await using var store = Open();
        var id = await AcceptAsync(store, "evt_1");
        await store.Matches.KeepAsync("acme", [new NewMatch(id, Matched("evt_1", MatchOutcome.Flagged))], noon);
        await WriteAsync(store, id, "evt_1", "8801", noon);
        Assert.True(await store.Matches.LookedAtAsync(null, id, new MatchLook("ada", "Fine.", noon.AddHours(1))));

        await store.Matches.KeepAsync("acme", [new NewMatch(id, Matched("evt_1", MatchOutcome.Flagged))], noon.AddHours(2));
        Assert.Equal(["evt_1"], await FlaggedAsync(store, All));
        Assert.True(await store.Matches.LookedAtAsync(null, id, new MatchLook("ben", "Still fine.", noon.AddHours(3))));
        Assert.Equal("ben", Assert.Single(await store.Matches.FlaggedAsync(All with { WithLookedAt = true })).Look!.Who);
    }

    private static FlaggedFilter All { get; } = new("acme", null, null, WithLookedAt: false, null, 10);

    private static async Task<IEnumerable<string>> FlaggedAsync(IStore store, FlaggedFilter filter) => (await store.Matches.FlaggedAsync(filter)).Select(flagged => flagged.EventId);

    private static async Task<long> AcceptAsync(IStore store, string id, string client = "acme")
    {
        var taken = Assert.IsType<Acceptance.New>(await store.Inbox.AcceptAsync(Deliveries.Of(id, client, lane: id)));
        await store.Journal.TakeUpAsync(taken.Event.Id);
        return taken.Event.Id;
    }

    private static async Task PlanAsync(IStore store, long id, string name, string document, RecordKey? key = null)
    {
        var content = new RecordContent([], [new SublistContent("apply", [new LineContent([new FieldContent("doc", Value.Of(document))])])]);
        var wanted = new WantedRecord("it", key ?? new RecordKey("customerPayment", $"bank_{name}"), WriteMode.CreateIfAbsent, content);
        var plan = new Plan
        {
            EventId = name,
            EventType = "payment.received",
            Client = "acme",
            Revision = "r",
            Verdict = PlanVerdict.Write,
            Steps = [new PlanStep(wanted, StepAction.Create, null, content, [], null)],
        };
        await store.Journal.RecordPlanAsync(id, plan, PlanJson.ToBytes(plan), noon);
    }

    private static async Task WriteAsync(IStore store, long id, string name, string document, DateTimeOffset at, RecordKey? key = null, string internalId = "91")
    {
        await PlanAsync(store, id, name, document, key);
        var written = new RecordWritten("acme", key ?? new RecordKey("customerPayment", $"bank_{name}"), internalId, StepAction.Create, null, "r", null, at);
        await store.Journal.RecordDoneAsync(new StepPoint(id, 0), written, null);
        await store.Journal.EndAsync(id, new Ending.Completed([]), null, default, at);
    }

    private static MatchedPayment Matched(string id, MatchOutcome outcome = MatchOutcome.Applied, string? confirmed = null) =>
        new("cash", "r", noon, new MatchPayment(id, 300, "USD", new DateOnly(2026, 1, 15)) { BankReferences = [$"T-{id}"], Confirmed = confirmed is null ? [] : [confirmed] }, new MatchDecision(id, outcome, "exact", null)
        {
            Applied = outcome is MatchOutcome.Applied or MatchOutcome.Flagged ? [new MatchApplication("INV-1", 300, 500, 200)] : [],
        })
        {
            Documents = [invoice],
        };
}
