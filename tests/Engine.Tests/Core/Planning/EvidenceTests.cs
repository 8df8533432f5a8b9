using Engine.Core.Configuration;
using Engine.Core.NetSuite;
using Engine.Core.Planning;

namespace Engine.Tests.Core.Planning;

/// <summary>What is put on file about an event.</summary>
public sealed class EvidenceTests
{
    private const string Mapping = """
        mapping: test
        on: { source: stripe, events: [invoice.paid] }
        key: ${ payload.data.object.id }
        let:
          payout: ${ payload.data.object }
        evidence:
          when: ${ payout.filed }
          about: Payout ${ payout.id }
          total: ${ money(payout.amount, 'USD') }
          items:
            - each: ${ payout.parts }
              element: part
              when: ${ part.amount != 0 }
              amount: ${ money(part.amount, 'USD') }
              columns: { kind: part, source: "${ part.id }", note: "${ part.note ?? null }" }
            - { amount: "${ money(0 - payout.fee, 'USD') }", columns: { kind: fee } }
        records:
          - { record: customer, externalId: "${ payout.id }", fields: { companyName: x } }
        """;

    private readonly ClientConfig client;

    public EvidenceTests()
    {
        var fixture = new PlanningFixture();
        client = fixture.Client(Mapping);
        Assert.Empty(fixture.Findings);
    }

    [Fact]
    public void The_items_that_make_the_sum_are_kept_with_the_plan()
    {
        var plan = Plan("""{ "id": "po_1", "filed": true, "amount": 2490, "fee": 10, "parts": [{ "id": "ch_1", "amount": 2000 }, { "id": "ch_2", "amount": 0 }, { "id": "ch_3", "amount": 500, "note": "late" }] }""");

        var evidence = plan.Evidence!;
        Assert.Equal(("Payout po_1", 24.90m, "USD"), (evidence.About, evidence.Total, evidence.Currency));
        Assert.Equal(["part ch_1 20.00", "part ch_3 late 5.00", "fee -0.10"], evidence.Items.Select(item => $"{string.Join(' ', item.Columns.Select(column => column.Value))} {item.Amount}"));
        var read = PlanJson.Read(PlanJson.ToBytes(plan));
        Assert.Equal(PlanJson.ToBytes(plan), PlanJson.ToBytes(read));
        Assert.Equal(evidence.Items[1].Columns.ToArray(), read.Evidence!.Items[1].Columns.ToArray());
    }

    [Fact]
    public void Items_that_do_not_make_the_sum_keep_the_event_from_being_booked()
    {
        var plan = Plan("""{ "id": "po_1", "filed": true, "amount": 2500, "fee": 10, "parts": [{ "id": "ch_1", "amount": 2000 }] }""");

        var problem = Assert.Single(plan.Problems);
        Assert.Equal((PlanVerdict.Raise, "MAP222", "Payout po_1: the items make 19.90 USD, and the sum is 25.00 USD."), (plan.Verdict, problem.Code, problem.Message));
    }

    [Fact]
    public void Where_nothing_is_to_be_filed_nothing_has_to_add_up()
    {
        var plan = Plan("""{ "id": "po_1", "filed": false, "amount": 2500, "fee": 10, "parts": [] }""");

        Assert.Equal((PlanVerdict.Write, (Evidence?)null), (plan.Verdict, plan.Evidence));
    }

    [Fact]
    public void A_column_that_cannot_be_computed_is_raised()
    {
        var plan = Plan("""{ "id": "po_1", "filed": true, "amount": 2500, "fee": 10, "parts": [{ "amount": 2510 }] }""");

        Assert.StartsWith("evidence: ", Assert.Single(plan.Problems).Message, StringComparison.Ordinal);
    }

    private Plan Plan(string payout) => Planner.Decide(
        PlanningFixture.Event("invoice.paid", payout), client, Observations.None.With(new RecordKey("customer", "po_1"), new Observed.Absent()));
}
