using Engine.Core.Mapping;
using Engine.Core.Model;
using Engine.Core.NetSuite;
using Engine.Core.Planning;
using Engine.Core.Values;

namespace Engine.Tests.Core.Planning;

/// <summary>Records of a list, values of the records above, fields that are written under a condition.</summary>
public sealed class RecordLanguageTests
{
    private const string Head = """
        mapping: test
        on: { source: stripe, events: [invoice.paid] }
        key: ${ payload.data.object.id }
        let:
          refunds: ${ payload.data.object.refunds }
        records:

        """;

    private const string Memos = """
          - record: creditMemo
            as: memo
            each: ${ refunds }
            element: refund
            when: ${ refund.amount > 100 }
            externalId: memo_${ refund.id }
            fields: { entity: "501", memo: "Stripe ${ refund.id }" }
            lines: { item: { fields: { item: "201", amount: "${ money(refund.amount, 'usd') }" } } }

        """;

    private const string Refunds = """
          - record: customerRefund
            as: refund_
            each: ${ refunds }
            element: refund
            externalId: ${ refund.id }
            fields:
              customer: "501"
              memo: "for ${ records.memo?.fields.memo ?? 'no memo' } (${ records.memo?.externalId ?? '-' })"
            lines:
              apply: { fields: { doc: "${ refund.amount > 100 ? ref('memo') : 77 }", apply: true } }

        """;

    private const string Data = """{ "id": "ch_1", "refunds": [ { "id": "re_2", "amount": 700 }, { "id": "re_1", "amount": 50 } ] }""";

    private readonly PlanningFixture fixture = new();

    [Fact]
    public void A_record_is_written_for_each_element_and_points_to_that_of_the_same_element()
    {
        var plan = Plan(Head + Memos + Refunds, Data);

        Assert.Empty(fixture.Findings);
        Assert.Equal(PlanVerdict.Write, plan.Verdict);
        Assert.Equal(["memo_re_2", "re_2", "re_1"], plan.Steps.Select(step => step.Wanted.Key.ExternalId));
        Assert.Equal(["memo[0]", "refund_[0]", "refund_[1]"], plan.Steps.Select(step => step.Wanted.Name));
        Assert.Equal(["ref(memo[0])", "ref(77)"], plan.Steps.Skip(1).Select(step => step.Wanted.Content.Sublists[0].Lines[0].Fields[0].Value).Select(Shown));
    }

    [Fact]
    public void Every_element_is_looked_up()
    {
        var client = fixture.Client(Head + Memos + Refunds);

        var keys = Planner.Lookups(PlanningFixture.Event("invoice.paid", Data), client);

        Assert.Equal(["creditMemo memo_re_2", "customerRefund re_2", "customerRefund re_1"], keys.Select(key => key.ToString()));
    }

    [Fact]
    public void A_record_sees_the_planned_values_of_those_above_of_its_own_element()
    {
        var plan = Plan(Head + Memos + Refunds, Data);

        Assert.Equal("for Stripe re_2 (memo_re_2)", Field(plan.Steps[1], "memo").ToString());
        Assert.Equal("for no memo (-)", Field(plan.Steps[2], "memo").ToString());
    }

    [Theory]
    [InlineData("[]", 0)]
    [InlineData("null", 0)]
    public void A_list_without_elements_gives_no_records(string list, int steps)
    {
        var plan = Plan(Head.Replace("payload.data.object.refunds", "payload.data.object.refunds ?? null", StringComparison.Ordinal) + Memos, $$"""{ "id": "ch_1", "refunds": {{list}} }""");

        Assert.Equal((PlanVerdict.Write, steps), (plan.Verdict, plan.Steps.Length));
    }

    [Theory]
    [InlineData("""{ "id": "ch_1", "refunds": 5 }""", "MAP207")]
    [InlineData("""{ "id": "ch_1" }""", "EXP101")]
    [InlineData("""{ "id": "ch_1", "refunds": [ { "id": "re_1", "amount": 700 }, { "id": "RE_1", "amount": 700 } ] }""", "MAP210")]
    public void What_is_no_list_or_gives_one_id_twice_is_raised(string data, string code)
    {
        var plan = Plan(Head + Memos, data);

        Assert.Equal(PlanVerdict.Raise, plan.Verdict);
        Assert.Contains(plan.Problems, problem => problem.Code == code);
    }

    [Fact]
    public void A_reference_to_a_record_that_is_left_out_is_raised_and_never_sent()
    {
        var text = Head + Memos + Refunds.Replace("refund.amount > 100 ? ref('memo') : 77", "ref('memo')", StringComparison.Ordinal);

        var plan = Plan(text, Data);

        Assert.Equal([("MAP214", "apply.doc")], plan.Problems.Select(problem => (problem.Code, problem.Field)));
    }

    [Theory]
    [InlineData("each: ${ refunds }", "each: ${ refunds.Where(r => r.amount > 1) }", "EXP015")]
    [InlineData("each: ${ refunds }", "each: text", "MAP009")]
    [InlineData("element: refund", "element: payload", "MAP008")]
    [InlineData("externalId: ${ refund.id }", "externalId: ${ records.memo.externalId }", "EXP010")]
    [InlineData("records.memo?.fields.memo", "records.memo?.fields.mmeo", "EXP012")]
    [InlineData("records.memo?.fields.memo", "records.mmeo?.fields.memo", "EXP012")]
    [InlineData("customer: \"501\"", "customer: { clear: true }", "MAP015")]
    [InlineData("customer: \"501\"", "customer: { optional: true }", "MAP015")]
    [InlineData("apply: true", "apply: { value: true, on: create }", "MAP014")]
    public void What_cannot_work_is_a_finding(string before, string after, string code)
    {
        fixture.Client(Head + Memos + Refunds.Replace(before, after, StringComparison.Ordinal));

        Assert.Equal(code, fixture.Findings[0].Code.Id);
    }

    [Fact]
    public void A_record_made_of_a_list_is_not_pointed_to_from_outside_of_it()
    {
        var outside = Refunds.Replace("    each: ${ refunds }\n", "", StringComparison.Ordinal).Replace("refund.", "payload.", StringComparison.Ordinal);

        fixture.Client(Head + Memos + outside);

        Assert.Contains(fixture.Findings, finding => finding.Code.Id == "EXP015");
    }

    private const string Customer = """
          - record: customer
            externalId: ${ payload.data.object.id }
            fields:
              companyName: Ann
              comments: { value: "${ payload.data.object.note }", on: create }
              phone: { value: "${ payload.data.object.phone }", unless: empty }
              email: { clear: true }
              accountNumber: { value: A-1, on: update }
        """;

    [Fact]
    public void On_create_the_fields_for_updates_are_left_out()
    {
        var step = Plan(Head + Customer, """{ "id": "cus_1", "note": "new", "phone": " " }""").Steps[0];

        Assert.Equal(["companyName", "comments", "email"], step.Wanted.ForCreate.Fields.Select(field => field.Name));
        Assert.Equal(ValueKind.Null, Field(step, "email").Kind);
    }

    [Fact]
    public void On_update_the_fields_for_creation_are_left_to_people()
    {
        var client = fixture.Client(Head + Customer);
        var source = PlanningFixture.Event("invoice.paid", """{ "id": "cus_1", "note": "new", "phone": "1" }""");
        var observed = Observations.None.With(
            new RecordKey("customer", "cus_1"),
            PlanningFixture.Found("501", "cus_1", """{ "id": "501", "companyName": "Ann", "comments": "by hand", "phone": "1", "email": "a@b.c" }"""));

        var step = Planner.Decide(source, client, observed).Steps[0];

        Assert.Equal(["accountNumber", "email"], step.Changes.Fields.Select(field => field.Name).Order());
    }

    [Fact]
    public void A_journaled_step_remembers_when_its_fields_are_written()
    {
        var plan = Plan(Head + Customer, """{ "id": "cus_1", "note": "new", "phone": "" }""");

        var read = PlanJson.Read(PlanJson.ToBytes(plan)).Steps[0].Wanted;

        Assert.Equal(["comments"], read.OnlyOnCreate.ToArray());
        Assert.Equal(["accountNumber"], read.OnlyOnUpdate.ToArray());
    }

    private Plan Plan(string mapping, string data)
    {
        var client = fixture.Client(mapping);
        var source = PlanningFixture.Event("invoice.paid", data);
        return Planner.Decide(source, client, PlanningFixture.NothingThere(source, client));
    }

    private static Value Field(PlanStep step, string name) => step.Wanted.Content.Fields.Single(field => field.Name == name).Value;

    private static string Shown(Value value) => value.AsReference() is RecordReference.Known known ? $"ref({known.InternalId})" : value.ToString();
}
