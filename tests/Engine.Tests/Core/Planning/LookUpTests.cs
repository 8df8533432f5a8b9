using System.Text.Json;
using Engine.Core.Configuration;
using Engine.Core.Enrichment;
using Engine.Core.Model;
using Engine.Core.NetSuite;
using Engine.Core.Planning;
using Engine.Core.Values;

namespace Engine.Tests.Core.Planning;

/// <summary>What a mapping looks up besides its records: at the source by id, and in NetSuite by keys in order.</summary>
public sealed class LookUpTests
{
    private const string Mapping = """
        mapping: test
        on: { source: stripe, events: [invoice.paid] }
        key: ${ payload.data.object.id }
        let:
          charge: ${ payload.data.object }
        lookups:
          invoice: { object: invoice, id: "${ charge.invoice ?? null }" }
          intent: { object: payment_intent, id: "${ invoice?.payment_intent }", when: "${ invoice?.paid ?? false }" }
          known:
            record: customer
            by:
              - { externalId: "${ charge.customer }" }
              - { custentity_stripe_id: "${ charge.customer }" }
              - { email: "${ charge.email ?? null }" }
        records:
          - record: customer
            externalId: ${ charge.customer }
            write: create-if-absent
            lookup: known
            fields: { companyName: "${ known?.companyName ?? 'New' }" }
          - record: customerPayment
            externalId: pay_${ invoice?.id ?? charge.id }
            fields:
              customer: ${ ref('customer') }
              memo: "for ${ invoice?.number ?? 'nothing' } (${ known?.id ?? 'new' })"
        """;

    private static readonly RecordKey Customer = new("customer", "cus_1");
    private static readonly RecordKey Payment = new("customerPayment", "pay_ch_1");
    private static readonly SourceFetch Invoice = new("stripe", "invoice", "in_1", "2025-04-30.basil");
    private static readonly SearchKey ByStripeId = new("customer", "custentity_stripe_id", "cus_1");
    private static readonly SearchKey ByEmail = new("customer", "email", "a@b.example");

    private readonly PlanningFixture fixture = new();
    private readonly ClientConfig client;

    public LookUpTests()
    {
        client = fixture.Client(Mapping);
        Assert.Empty(fixture.Findings);
    }

    [Fact]
    public void An_object_is_fetched_before_the_records_and_their_ids_may_come_from_it()
    {
        var source = Charge("\"in_1\"");

        Assert.Equal([Invoice], Planner.Fetches(source, client, Observations.None).ToArray());
        var known = Observations.None with { LookUps = LookUpAnswers.None.With(Invoice, Object("""{ "id": "in_1", "number": "A-7", "paid": true, "payment_intent": "pi_1" }""")) };
        var intent = Assert.Single(Planner.Fetches(source, client, known));
        Assert.Equal(Invoice with { Object = "payment_intent", Id = "pi_1" }, intent);
        known = known with { LookUps = known.LookUps.With(intent, new Fetched.Absent()) };

        Assert.Empty(Planner.Fetches(source, client, known));
        Assert.Equal(["customer cus_1", "customerPayment pay_in_1"], Planner.Lookups(source, client, known).Select(key => key.ToString()));
    }

    [Fact]
    public void What_was_not_fetched_or_gave_no_answer_defers_and_is_never_absent()
    {
        var source = Charge("\"in_1\"");

        Assert.Equal(PlanVerdict.Defer, Planner.Decide(source, client, Records()).Verdict);
        var unknown = Planner.Decide(source, client, Records() with { LookUps = LookUpAnswers.None.With(Invoice, new Fetched.Unknown("Stripe is down.")) });
        Assert.Equal((PlanVerdict.Defer, "Stripe is down."), (unknown.Verdict, unknown.Reason));
    }

    [Fact]
    public void An_object_that_is_not_there_is_null()
    {
        var absent = Records() with { LookUps = LookUpAnswers.None.With(Invoice, new Fetched.Absent()).With(ByStripeId, new Searched.Absent()).With(ByEmail, new Searched.Absent()) };

        var plan = Planner.Decide(Charge("\"in_1\""), client, absent);

        Assert.Equal(PlanVerdict.Write, plan.Verdict);
        Assert.Equal("for nothing (new)", Memo(plan));
    }

    [Theory]
    [InlineData("\"in_1/../../v1/customers\"")]
    [InlineData("\"in_1?x=1\"")]
    public void An_id_that_the_source_could_not_have_given_is_raised_and_not_sent(string id)
    {
        var plan = Planner.Decide(Charge(id), client, Records());

        Assert.Empty(Planner.Fetches(Charge(id), client, Observations.None));
        Assert.Equal("MAP220", Assert.Single(plan.Problems).Code);
        Assert.Equal(PlanVerdict.Raise, plan.Verdict);
    }

    [Fact]
    public void Keys_are_tried_in_order_and_each_only_when_the_one_before_found_nothing()
    {
        var source = Charge("null");

        Assert.Equal([ByStripeId], Planner.Searches(source, client, Records()).ToArray());
        var tried = Records() with { LookUps = LookUpAnswers.None.With(ByStripeId, new Searched.Absent()) };
        Assert.Equal([ByEmail], Planner.Searches(source, client, tried).ToArray());
        Assert.Empty(Planner.Searches(source, client, Records(PlanningFixture.Found("501", "cus_1", """{ "id": "501", "externalId": "cus_1" }"""))));
    }

    [Fact]
    public void A_record_that_a_key_finds_is_linked_and_not_created()
    {
        var found = new Searched.Found(Record("707", "crm_7", """{ "id": "707", "companyName": "Ann Ltd" }"""));
        var plan = Planner.Decide(Charge("null"), client, Records() with { LookUps = LookUpAnswers.None.With(ByStripeId, new Searched.Absent()).With(ByEmail, found) });

        Assert.Equal([StepAction.Unchanged, StepAction.Create], plan.Steps.Select(step => step.Action));
        Assert.Equal(("707", "Linked to customer 707, found by email \"a@b.example\"."), (plan.Steps[0].InternalId, plan.Steps[0].Note));
        Assert.Equal("707", ((RecordReference.Known)plan.Steps[1].Wanted.Content.Fields[0].Value.AsReference()).InternalId);
        Assert.Equal("for nothing (707)", Memo(plan));
    }

    [Fact]
    public void A_step_that_is_looked_up_again_after_a_crash_is_still_linked()
    {
        var found = new Searched.Found(Record("707", "crm_7", """{ "id": "707" }"""));
        var plan = Planner.Decide(Charge("null"), client, Records() with { LookUps = LookUpAnswers.None.With(ByStripeId, found) });

        var read = PlanJson.Read(PlanJson.ToBytes(plan));

        Assert.Equal(PlanJson.ToBytes(plan), PlanJson.ToBytes(read));
        var again = Assert.IsType<StepDecision.Do>(StepPlanner.Decide(read.Steps[0].Wanted, Charge("null").Stamp, new Observed.Absent()));
        Assert.Equal((StepAction.Unchanged, "707"), (again.Step.Action, again.Step.InternalId));
    }

    [Fact]
    public void Several_records_under_one_key_are_raised_with_the_candidates_even_where_a_later_key_finds_one()
    {
        var several = new Searched.Several([new Candidate("7", "crm_7"), new Candidate("8", null)]);
        var one = new Searched.Found(Record("9", "crm_9", """{ "id": "9" }"""));

        var plan = Planner.Decide(Charge("null"), client, Records() with { LookUps = LookUpAnswers.None.With(ByStripeId, several).With(ByEmail, one) });

        var problem = Assert.Single(plan.Problems);
        Assert.Equal("MAP219", problem.Code);
        Assert.Contains("internal ids 7 (crm_7), 8.", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_search_without_an_answer_defers()
    {
        Assert.Equal(PlanVerdict.Defer, Planner.Decide(Charge("null"), client, Records()).Verdict);
        var unknown = Records() with { LookUps = LookUpAnswers.None.With(ByStripeId, new Searched.Unknown("NetSuite is down.")) };
        Assert.Equal("NetSuite is down.", Planner.Decide(Charge("null"), client, unknown).Reason);
    }

    [Fact]
    public void A_plan_says_what_it_was_decided_with()
    {
        var answers = LookUpAnswers.None.With(Invoice, Object("""{ "id": "in_1", "number": "A-7", "paid": false }""")).With(ByStripeId, new Searched.Absent()).With(ByEmail, new Searched.Absent());

        var plan = Planner.Decide(Charge("\"in_1\""), client, Records().With(new RecordKey("customerPayment", "pay_in_1"), new Observed.Absent()) with { LookUps = answers });

        Assert.Equal(
            ["source|stripe invoice in_1|{\"id\":\"in_1\",\"number\":\"A-7\",\"paid\":false}", "netsuite|customer with custentity_stripe_id \"cus_1\"|There is none.", "netsuite|customer with email \"a@b.example\"|There is none."],
            plan.Asked.Select(asked => $"{asked.Kind}|{asked.Asked}|{asked.Answer}"));
        Assert.Equal(plan.Asked.ToArray(), PlanJson.Read(PlanJson.ToBytes(plan)).Asked.ToArray());
    }

    private static SourceEvent Charge(string invoice) =>
        PlanningFixture.Event("invoice.paid", $$"""{ "id": "ch_1", "customer": "cus_1", "email": "a@b.example", "invoice": {{invoice}} }""");

    private static Observations Records(Observed? customer = null) =>
        Observations.None.With(Customer, customer ?? new Observed.Absent()).With(Payment, new Observed.Absent());

    private static Fetched.Found Object(string json) => new(JsonValue.From(JsonElement.Parse(json)));

    private static ObservedRecord Record(string internalId, string externalId, string json) =>
        new(internalId, externalId, JsonValue.From(JsonElement.Parse(json)), null);

    private static string Memo(Plan plan) => plan.Steps[^1].Wanted.Content.Fields.Single(field => field.Name == "memo").Value.AsText();
}
