using System.Text.Json;
using Engine.Core.Configuration;
using Engine.Core.Enrichment;
using Engine.Core.Model;
using Engine.Core.NetSuite;
using Engine.Core.Planning;
using Engine.Core.Values;

namespace Engine.Tests.Core.Planning;

/// <summary>A mapping that lists objects of the source, needs a record for each, and checks what it found.</summary>
public sealed class ListedLookUpTests
{
    private const string Mapping = """
        mapping: test
        on: { source: stripe, events: [invoice.paid] }
        key: ${ payload.data.object.id }
        lookups:
          parts:
            list: balance_transaction
            where: { payout: "${ payload.data.object.id }", currency: usd }
            expand: [source]
            keep: [id, amount, source.id]
            limit: 3
            when: ${ payload.data.object.automatic }
          before: { record: deposit, by: [{ externalId: "${ payload.data.object.id }" }] }
        needs:
          paid:
            each: ${ parts.Where(p => p.amount > 0) }
            element: part
            record: customerPayment
            externalId: pay_${ part.source.id }
            because: payment ${ part.source.id } of ${ part.amount }
            fetch: { object: charge, id: "${ part.source.id }" }
        derive:
          count: ${ paid.Count() }
          label: ${ text(count) + ' payments' }
        checks:
          SameAmount:
            each: ${ paid }
            element: one
            that: ${ one.record.payment == one.part.amount }
            otherwise: "${ one.part.source.id } is ${ one.part.amount } there and ${ one.record.payment } here."
          Few:
            when: ${ count > 1 }
            that: ${ count < 3 }
            otherwise: Too many, ${ label }.
          # What was looked up by another name keeps its value while the parts are gone through.
          NotBefore:
            that: ${ before == null }
            otherwise: Booked before.
        records:
          - record: deposit
            externalId: ${ payload.data.object.id }
            fields: { account: "1", memo: "${ label }" }
            lines:
              payment:
                - each: ${ paid }
                  as: one
                  fields: { id: "${ one.record.id }", deposit: true }
        """;

    private static readonly SourceQuery Parts = new("stripe", "balance_transaction", "currency=usd&payout=po_1", "source", "id,amount,source.id", 3, "2025-04-30.basil", null);
    private static readonly RecordKey Deposit = new("deposit", "po_1");

    private readonly PlanningFixture fixture = new();
    private readonly ClientConfig client;

    public ListedLookUpTests()
    {
        client = fixture.Client(Mapping);
        Assert.Empty(fixture.Findings);
    }

    [Fact]
    public void The_list_is_asked_for_before_the_records_and_each_of_its_parts_needs_one()
    {
        Assert.Equal([Parts], Planner.Queries(Payout(), client, Observations.None).ToArray());

        var known = Listed(10, 20);

        Assert.Empty(Planner.Queries(Payout(), client, known));
        Assert.Equal(["customerPayment pay_ch_1", "customerPayment pay_ch_2", "deposit po_1"], Planner.Lookups(Payout(), client, known).Select(key => key.ToString()));
    }

    [Fact]
    public void What_was_looked_up_and_needed_is_written()
    {
        var plan = Planner.Decide(Payout(), client, WithPayments(Listed(10, 20, -5), 10, 20));

        var step = Assert.Single(plan.Steps);
        Assert.Equal("2 payments", step.Wanted.Content.Fields.Single(field => field.Name == "memo").Value.AsText());
        Assert.Equal(2, step.Wanted.Content.Sublists.Single().Lines.Length);
        Assert.StartsWith("3: [{\"id\":\"txn_1\"", plan.Asked.Single().Answer, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_that_is_not_asked_for_is_empty()
    {
        var source = Payout(automatic: false);

        Assert.Empty(Planner.Queries(source, client, Observations.None));
        Assert.Equal(["deposit po_1"], Planner.Lookups(source, client, Observations.None).Select(key => key.ToString()));
    }

    [Fact]
    public void A_missing_part_is_waited_for_saying_what_it_is_and_where_it_comes_from()
    {
        var plan = Planner.Decide(Payout(), client, WithPayments(Listed(10, 20), 10));

        Assert.Equal((PlanVerdict.Wait, "payment ch_2 of 20."), (plan.Verdict, plan.WaitsBecause));
        Assert.Equal(["customerPayment pay_ch_2"], plan.WaitsFor.Select(key => key.ToString()));
        Assert.Equal("stripe charge ch_2", Assert.Single(plan.Fetches).ToString());
        Assert.Equal(plan.WaitsBecause, PlanJson.Read(PlanJson.ToBytes(plan)).WaitsBecause);
    }

    [Fact]
    public void What_does_not_hold_is_raised_with_every_part_that_differs()
    {
        var plan = Planner.Decide(Payout(), client, WithPayments(Listed(10, 20), 11, 21));

        Assert.Equal(PlanVerdict.Raise, plan.Verdict);
        Assert.Equal(
            ["MAP221 SameAmount: ch_1 is 10 there and 11 here.", "MAP221 SameAmount: ch_2 is 20 there and 21 here."],
            plan.Problems.Select(problem => $"{problem.Code} {problem.Message}"));
    }

    [Fact]
    public void A_check_is_only_asked_when_its_condition_holds()
    {
        var plan = Planner.Decide(Payout(), client, WithPayments(Listed(1, 2, 3), 1, 2, 3));

        Assert.Equal(["MAP221 Few: Too many, 3 payments."], plan.Problems.Select(problem => $"{problem.Code} {problem.Message}"));
        Assert.Equal(PlanVerdict.Write, Planner.Decide(Payout(), client, WithPayments(Listed(1), 1)).Verdict);
    }

    [Fact]
    public void A_list_that_is_too_long_is_raised_and_never_taken_in_part()
    {
        var plan = Planner.Decide(Payout(), client, Asked(new Fetched.TooMany()));

        var problem = Assert.Single(plan.Problems);
        Assert.Equal(PlanVerdict.Raise, plan.Verdict);
        Assert.Contains("more than 3 stripe balance_transaction with currency=usd&payout=po_1; none of them was taken", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_without_an_answer_defers()
    {
        var plan = Planner.Decide(Payout(), client, Asked(new Fetched.Unknown("Stripe is down.")));

        Assert.Equal((PlanVerdict.Defer, "Stripe is down."), (plan.Verdict, plan.Reason));
        Assert.Empty(Planner.Lookups(Payout(), client, Asked(new Fetched.Unknown("Stripe is down."))));
    }

    [Theory]
    [InlineData("list: payot, where: { payout: po_1 }", "\"payot\" is no object that can be listed at stripe.")]
    [InlineData("list: balance_transaction, where: { payot: po_1 }", "stripe lists no balance_transaction by `payot`. Did you mean \"payout\"? It does by currency, payout, source, type.")]
    [InlineData("list: balance_transaction", "`parts` does not say `where`: all objects of an account are more than an event can ask for.")]
    public void A_list_that_the_source_does_not_have_is_a_finding(string lookUp, string message)
    {
        var own = new PlanningFixture();
        own.Client(Mapping[..Mapping.IndexOf("lookups:", StringComparison.Ordinal)] + $$"""
            lookups:
              parts: { {{lookUp}} }
            records:
              - { record: customer, externalId: "x", fields: { companyName: x } }
            """);

        Assert.Equal(["MAP018"], own.Findings.Select(finding => finding.Code.Id).Distinct());
        Assert.Contains(own.Findings, finding => finding.Message.StartsWith(message, StringComparison.Ordinal));
    }

    private static SourceEvent Payout(bool automatic = true) =>
        PlanningFixture.Event("invoice.paid", $$"""{ "id": "po_1", "automatic": {{(automatic ? "true" : "false")}} }""");

    private static Observations Asked(Fetched answer) => Observations.None with { LookUps = LookUpAnswers.None.With(Parts, answer) };

    private static Observations Listed(params int[] amounts) => Asked(new Fetched.Found(Json(
        $"[{string.Join(',', amounts.Select((amount, place) => $$"""{ "id": "txn_{{place + 1}}", "amount": {{amount}}, "source": { "id": "ch_{{place + 1}}" } }"""))}]")))
        .With(Deposit, new Observed.Absent());

    private static Observations WithPayments(Observations known, params int[] amounts)
    {
        for (var place = 0; place < 3; place++)
        {
            var key = new RecordKey("customerPayment", $"pay_ch_{place + 1}");
            known = known.With(key, place < amounts.Length
                ? new Observed.Found(new ObservedRecord($"{900 + place}", key.ExternalId, Json($$"""{ "id": "{{900 + place}}", "payment": {{amounts[place]}} }"""), null))
                : new Observed.Absent());
        }

        return known;
    }

    private static Value Json(string json) => JsonValue.From(JsonElement.Parse(json));
}
