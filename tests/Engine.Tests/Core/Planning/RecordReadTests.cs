using Engine.Core.Enrichment;
using Engine.Core.Mapping;
using Engine.Core.NetSuite;
using Engine.Core.Planning;

namespace Engine.Tests.Core.Planning;

/// <summary>Records are read by internal ids that stand in records which were looked up before.</summary>
public sealed class RecordReadTests
{
    private const string Mapping = """
        mapping: test
        on: { source: stripe, events: [invoice.paid] }
        key: ${ payload.data.object.id }
        needs:
          payment: { record: customerPayment, externalId: pay_1 }
        lookups:
          invoices:
            record: invoice
            ids: ${ payment.apply?.items?.Where(l => l.apply == true).Select(l => l.doc.id) }
        records:
          - record: customer
            externalId: c_1
            fields: { companyName: "${ join(invoices.Select(i => i.tranId), ' and ') }" }
        """;

    private static readonly RecordKey Payment = new("customerPayment", "pay_1");
    private static readonly SearchKey First = new("invoice", LookUpKey.InternalId, "60");
    private static readonly SearchKey Second = new("invoice", LookUpKey.InternalId, "61");

    private readonly PlanningFixture fixture = new();

    [Fact]
    public void They_are_asked_for_once_the_record_that_names_them_is_known_and_only_then()
    {
        var planner = Planner();

        Assert.Empty(planner.Searches(Observations.None));
        Assert.Equal<IEnumerable<SearchKey>>([First, Second], planner.Searches(Paid));
        Assert.Equal(PlanVerdict.Defer, planner.Decide(Paid).Verdict);
    }

    [Fact]
    public void Those_that_are_there_are_a_list_and_one_that_is_gone_is_left_out()
    {
        Assert.Equal("INV-60 and INV-61", NameWith(Found("60"), Found("61")));
        Assert.Equal("INV-60", NameWith(Found("60"), new Searched.Absent()));
        Assert.Empty(Planner().Searches(With(Found("60"), new Searched.Absent())));
    }

    [Fact]
    public void One_without_an_answer_puts_the_event_off() =>
        Assert.Equal("NetSuite is down.", Planner().Decide(With(Found("60"), new Searched.Unknown("NetSuite is down."))).Reason);

    [Fact]
    public void Ids_stand_alone()
    {
        fixture.Client(Mapping.Replace("record: invoice\n", "record: invoice\n    by: [{ externalId: in_1 }]\n", StringComparison.Ordinal));
        Assert.Equal(MappingCodes.BadLookUp, Assert.Single(fixture.Findings).Code);
    }

    private static Observations Paid { get; } = Observations.None
        .With(Payment, PlanningFixture.Found("9", "pay_1", """{ "apply": { "items": [{ "doc": { "id": "60" }, "apply": true }, { "doc": { "id": "61" }, "apply": true }, { "doc": { "id": "62" }, "apply": false }] } }"""))
        .With(new RecordKey("customer", "c_1"), new Observed.Absent());

    private static Observations With(Searched first, Searched second) =>
        Paid with { LookUps = Paid.LookUps.With(First, first).With(Second, second) };

    private static Searched.Found Found(string id) =>
        new(((Observed.Found)PlanningFixture.Found(id, "", $$"""{ "id": "{{id}}", "tranId": "INV-{{id}}" }""")).Record);

    private string NameWith(Searched first, Searched second) =>
        Assert.Single(Planner().Decide(With(first, second)).Steps).Wanted.Content.Fields.Single(field => field.Name == "companyName").Value.AsText();

    private EventPlanner Planner()
    {
        var client = fixture.Client(Mapping);
        Assert.Empty(fixture.Findings);
        return new EventPlanner(PlanningFixture.Event("invoice.paid", """{ "id": "in_1" }"""), client);
    }
}
