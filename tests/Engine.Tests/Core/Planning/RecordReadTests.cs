using Engine.Core.Enrichment;
using Engine.Core.Mapping;
using Engine.Core.NetSuite;
using Engine.Core.Planning;

namespace Engine.Tests.Core.Planning;

/// <summary>Records are read by ids that stand in records which were looked up before, or that only matter because of one.</summary>
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

    [Fact]
    public void By_external_ids_they_are_asked_for_only_where_that_matters_and_come_in_the_order_of_the_ids()
    {
        fixture.Client(OfRevisions);
        Assert.Empty(fixture.Findings);
        var planner = new EventPlanner(PlanningFixture.Event("invoice.paid", """{ "id": "in_1" }"""), fixture.Client(OfRevisions));
        var third = new SearchKey("invoice", LookUpKey.ExternalId, "in_1_r3");
        var fourth = new SearchKey("invoice", LookUpKey.ExternalId, "in_1_r4");
        var there = Observations.None.With(new RecordKey("customer", "c_1"), new Observed.Absent())
            .With(new RecordKey("invoice", "in_1_r2"), PlanningFixture.Found("62", "in_1_r2", """{ "id": "62" }"""));
        var notThere = there.With(new RecordKey("invoice", "in_1_r2"), new Observed.Absent());

        Assert.Empty(planner.Searches(notThere));
        Assert.Equal<IEnumerable<SearchKey>>([third, fourth], planner.Searches(there));
        var answered = there with { LookUps = there.LookUps.With(fourth, Found("64")).With(third, Found("63")) };
        Assert.Equal("63, 64", Assert.Single(planner.Decide(answered).Steps).Wanted.Content.Fields.Single(field => field.Name == "companyName").Value.AsText());
    }

    [Fact]
    public void Of_a_NetSuite_that_has_nothing_none_is_there() =>
        Assert.Equal(PlanVerdict.Write, new EventPlanner(
            PlanningFixture.Event("invoice.paid", """{ "id": "in_1" }"""),
            fixture.Client(OfRevisions.Replace("    when: ${ first != null }\n", "", StringComparison.Ordinal))).Decide(Observations.NothingThere).Verdict);

    [Fact]
    public void Either_kind_of_ids_is_given_not_both()
    {
        fixture.Client(OfRevisions.Replace("    when: ", "    ids: ${ new [] {'60'} }\n    when: ", StringComparison.Ordinal));
        Assert.Equal(MappingCodes.BadLookUp, Assert.Single(fixture.Findings).Code);
    }

    private const string OfRevisions = """
        mapping: test
        on: { source: stripe, events: [invoice.paid] }
        key: ${ payload.data.object.id }
        lookups:
          first: { record: invoice, by: [{ externalId: in_1_r2 }] }
          later:
            record: invoice
            when: ${ first != null }
            externalIds: ${ new [] {3, 4}.Select(n => 'in_1_r' + text(n)) }
        records:
          - record: customer
            externalId: c_1
            fields: { companyName: "${ join(later.Select(i => text(i.id)), ', ') }${ later.Any() ? '' : 'none' }" }
        """;

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
