using Engine.Core.NetSuite;
using Engine.Core.Planning;
using Engine.Core.Values;

namespace Engine.Tests.Core.Planning;

/// <summary>Records that NetSuite makes out of others.</summary>
public sealed class TransformTests
{
    private const string Application =
        """
        mapping: applied
        on: { source: stripe, events: [invoice.paid] }
        key: one
        records:
          - record: customerDeposit
            as: deposit
            externalId: dep_1
            fields: { customer: "501", payment: 100 }
          - record: depositApplication
            externalId: app_1
            from: { customerDeposit: "${ ref('deposit') }" }
            lines: { apply: { fields: { doc: "8801", apply: true, amount: 100 } } }
        """;

    private readonly PlanningFixture fixture = new();

    [Fact]
    public void A_step_names_what_it_is_made_out_of_and_the_journal_reads_it_back()
    {
        var client = fixture.Client(Application);
        var source = PlanningFixture.Event("invoice.paid", "{}");

        var plan = Planner.Decide(source, client, PlanningFixture.NothingThere(source, client));

        Assert.Empty(fixture.Findings);
        Assert.Equal(new TransformSource("customerDeposit", Value.Of(new RecordReference.OfStep("deposit"))), plan.Steps[1].Wanted.From);
        Assert.Equal(plan.Steps[1].Wanted.From, PlanJson.Read(PlanJson.ToBytes(plan)).Steps[1].Wanted.From);
    }

    [Fact]
    public void The_source_is_filled_in_when_it_is_there_already()
    {
        var client = fixture.Client(Application);
        var source = PlanningFixture.Event("invoice.paid", "{}");
        var observed = PlanningFixture.NothingThere(source, client)
            .With(new("customerDeposit", "dep_1"), PlanningFixture.Found("7001", "dep_1", """{"customer":{"id":"501"},"payment":100}"""));

        var plan = Planner.Decide(source, client, observed);

        Assert.Equal(StepAction.Unchanged, plan.Steps[0].Action);
        Assert.Equal("7001", Assert.IsType<RecordReference.Known>(StepReferences.Fill(plan.Steps[1].Wanted, FilledBy("deposit", "7001")).From!.Record.AsReference()).InternalId);
    }

    [Theory]
    [InlineData("record: depositApplication, externalId: a", "MAP042", "NetSuite makes a depositApplication only out of a customerDeposit.")]
    [InlineData("record: depositApplication, externalId: a, from: { invoice: '7' }", "MAP043", "NetSuite makes no depositApplication out of a invoice; it can be made out of customerDeposit.")]
    [InlineData("record: customerDeposit, externalId: a, from: { customer: '7' }", "MAP043", "NetSuite makes no customerDeposit out of a customer;")]
    [InlineData("record: contact, externalId: a", "MAP041", "The engine points to a contact and never writes one.")]
    [InlineData("record: invoice, externalId: a, from: { salesOrder: 'so_1' }", null, "")]
    public void What_NetSuite_cannot_make_is_found_before_anything_runs(string record, string? code, string message)
    {
        fixture.Client($$"""
            mapping: m
            on: { source: stripe, events: [invoice.paid] }
            key: one
            records:
              - { {{record}} }
            """);

        if (code is null)
        {
            Assert.Empty(fixture.Findings);
            return;
        }

        var finding = Assert.Single(fixture.Findings);
        Assert.Equal(code, finding.Code.Id);
        Assert.StartsWith(message, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_source_that_is_no_reference_is_raised()
    {
        var client = fixture.Client("""
            mapping: m
            on: { source: stripe, events: [invoice.paid] }
            key: one
            records:
              - { record: invoice, externalId: in_1, from: { salesOrder: "so_1" } }
            """);
        var source = PlanningFixture.Event("invoice.paid", "{}");

        var plan = Planner.Decide(source, client, PlanningFixture.NothingThere(source, client));

        Assert.Equal("MAP207", Assert.Single(plan.Problems).Code);
    }

    private static System.Collections.Immutable.ImmutableDictionary<string, string> FilledBy(string name, string id) =>
        System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.Add(name, id);
}
