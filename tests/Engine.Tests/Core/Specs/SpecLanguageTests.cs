using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Specs;
using Engine.Tests.Core.Planning;
using Engine.Tests.Runtime.Configuration;

namespace Engine.Tests.Core.Specs;

/// <summary>Matrix specs, orders, coverage.</summary>
public sealed class SpecLanguageTests
{
    private const string Matrix = """
        name: ${ currency } is counted by its own digits
        matrix:
          - { currency: usd, minor: 1999, amount: "19.99" }
          - { currency: jpy, minor: 1999, amount: "1999" }
        given:
          netsuite: { invoice: [{ externalId: in_1, internalId: 8801, entity: "501" }], absent: [{ customerPayment: "pay_pi_${ currency }" }] }
        when:
          - { source: stripe, event: invoice.paid, payload: { customer: cus_1, invoice: in_1, intent: "pi_${ currency }", amount: "${ minor }", currency: "${ currency }" } }
        then:
          plan:
            - { create: customerPayment, externalId: "pay_pi_${ currency }", fields: { payment: "${ amount }" } }
        """;

    private const string Orders = """
        name: two events in any order
        anyOrder: true
        given:
          netsuite: { absent: [{ customer: cus_1 }] }
        when:
          - { source: stripe, event: invoice.finalized, at: "2025-03-01T12:00:00Z", payload: { id: cus_1, name: Old } }
          - { source: stripe, event: invoice.paid, at: "2025-03-02T12:00:00Z", payload: { id: cus_1, name: New } }
        then:
          plan:
            - { create: customer, externalId: cus_1, fields: { companyName: Old } }
            - { update: customer, externalId: cus_1, fields: { companyName: New } }
        """;

    private const string Customer = """
        mapping: test-customer
        on: { source: stripe, events: [invoice.paid, invoice.finalized] }
        key: ${ payload.data.object.id }
        records:
          - record: customer
            externalId: ${ payload.data.object.id }
            fields: { companyName: "${ payload.data.object.name }", phone: { value: "${ payload.data.object.phone }", optional: true } }
        """;

    private readonly PlanningFixture fixture = new();
    private readonly FindingSink findings = new();

    [Fact]
    public void A_matrix_is_one_spec_for_each_row()
    {
        var results = Run(Matrix, Mappings.Payment.Replace("'usd'", "paid.currency", StringComparison.Ordinal));

        Assert.Equal(["usd is counted by its own digits", "jpy is counted by its own digits"], results.Select(result => result.Spec.Name));
        Assert.All(results, result => Assert.Empty(result.Findings));
    }

    [Fact]
    public void A_row_that_does_not_hold_fails_alone()
    {
        var results = Run(Matrix.Replace("amount: \"1999\"", "amount: \"19.99\"", StringComparison.Ordinal), Mappings.Payment.Replace("'usd'", "paid.currency", StringComparison.Ordinal));

        Assert.Empty(results[0].Findings);
        Assert.Contains("planned as 1999 JPY, expected 19.99", Assert.Single(results[1].Findings).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"${ minor }\"", "\"${ minr }\"", "This row of the matrix has no `minr`. Did you mean \"minor\"?")]
    [InlineData("\"${ minor }\"", "5", "Nothing in this spec uses ${ minor }.")]
    public void A_matrix_whose_names_do_not_fit_is_a_finding(string before, string after, string message)
    {
        var file = Yaml.File("mappings/acme/specs/a.spec.yaml", Matrix.Replace(before, after, StringComparison.Ordinal), ConfigFileKind.Spec);

        _ = SpecMatrix.Rows(file, findings).ToList();

        Assert.Contains(findings.ToImmutable(), finding => finding.Code.Id == "SPC003" && finding.Message == message);
    }

    [Fact]
    public void Any_order_holds_where_the_newer_fact_wins() => Assert.Empty(Assert.Single(Run(Orders, Customer)).Findings);

    [Fact]
    public void Any_order_fails_where_the_last_to_come_wins()
    {
        // Without the newer fact the first to come decides, since the record is then left alone.
        var found = Assert.Single(Assert.Single(Run(Orders.Replace("            - { update: customer, externalId: cus_1, fields: { companyName: New } }", "", StringComparison.Ordinal)
            .Replace("    - { update: customer, externalId: cus_1, fields: { companyName: New } }", "", StringComparison.Ordinal), Customer.Replace("    fields:", "    write: create-if-absent\n    fields:", StringComparison.Ordinal))).Findings);

        Assert.Equal("SPC106", found.Code.Id);
        Assert.Contains("customer cus_1 ends as {companyName: New, externalId: cus_1, id: 900001}; as written it ends as {companyName: Old, externalId: cus_1, id: 900001}", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_order_of_five_events_is_refused()
    {
        var five = Orders.Replace("then:", string.Concat(Enumerable.Repeat("  - { again: 1 }\n", 3)) + "then:", StringComparison.Ordinal);

        Assert.Contains(Assert.Single(Run(five, Customer)).Findings, finding => finding.Code.Id == "SPC106");
    }

    [Fact]
    public void Coverage_counts_what_specs_reach_and_names_what_they_do_not()
    {
        var client = fixture.Client(Customer);
        var coverage = new SpecCoverage(client);

        Run(Orders, client, coverage);

        Assert.Equal((2, 2), coverage.Of("events"));
        Assert.Equal((1, 2), coverage.Of("fields"));
        Assert.Equal((0, 4), coverage.Of("crosswalks"));
        Assert.Equal(50, coverage.Percent("fields"));
        Assert.Equal(100, coverage.Percent("defaults"));
        Assert.Contains(coverage.NotReached, item => item.Group == "fields" && item.Name == "test-customer: phone");
    }

    [Fact]
    public void A_rule_is_covered_when_it_passed_and_when_it_did_not()
    {
        const string Rules = """
            [{ "WorkflowName": "named", "Kind": "filter", "Rules": [{ "RuleName": "HasName", "Expression": "payload.data.object.name != null" }] }]
            """;
        var client = fixture.ClientWithRules(Rules, Customer.Replace("key:", "when: named\nkey:", StringComparison.Ordinal));
        var coverage = new SpecCoverage(client);

        Run(Orders, client, coverage);

        Assert.Equal((1, 2), coverage.Of("rules"));
        Assert.Contains(coverage.NotReached, item => item.Name == "named/HasName not passed");
    }

    [Theory]
    [InlineData("", "{ raised: [{ code: MAP240, message: companyName }] }")]
    [InlineData("conflict: theirs", "{ plan: [{ unchanged: customer, externalId: cus_1 }] }")]
    [InlineData("conflict: ours", "{ plan: [{ update: customer, externalId: cus_1, fields: { companyName: New } }] }")]
    public void A_spec_says_what_the_engine_last_wrote_and_so_what_somebody_changed(string conflict, string then)
    {
        var spec = $$"""
            name: a person renamed the customer
            given:
              netsuite: { customer: [{ externalId: cus_1, internalId: 501, companyName: Renamed, lastWritten: { companyName: Old } }] }
            when:
              - { source: stripe, event: invoice.paid, payload: { id: cus_1, name: New } }
            then: {{then}}
            """;

        Assert.Empty(Assert.Single(Run(spec, Customer + "\n" + conflict)).Findings);
    }

    [Theory]
    [InlineData("customerDeposit: 7001", null)]
    [InlineData("customerDeposit: 7002", "create depositApplication app_1: it is planned out of customerDeposit 7001, expected out of customerDeposit 7002.")]
    public void A_spec_says_what_a_record_is_made_out_of(string from, string? finding)
    {
        const string Application = """
            mapping: applied
            on: { source: stripe, events: [invoice.paid] }
            key: one
            records:
              - { record: depositApplication, externalId: app_1, from: { customerDeposit: "7001" } }
            """;
        var spec = $$"""
            name: a deposit is applied
            given: { netsuite: { absent: [{ depositApplication: app_1 }] } }
            when:
              - { source: stripe, event: invoice.paid, payload: { id: in_1 } }
            then: { plan: [{ create: depositApplication, externalId: app_1, from: { {{from}} } }] }
            """;

        Assert.Equal(finding, Assert.Single(Run(spec, Application)).Findings.Select(found => found.Message).SingleOrDefault());
    }

    private ImmutableArray<SpecResult> Run(string spec, string mapping) => Run(spec, fixture.Client(mapping), null);

    private ImmutableArray<SpecResult> Run(string spec, ClientConfig client, SpecCoverage? coverage)
    {
        Assert.Empty(fixture.Findings);
        var file = Yaml.File("mappings/acme/specs/a.spec.yaml", spec, ConfigFileKind.Spec);
        var results = SpecMatrix.Rows(file, findings)
            .Select(row => SpecReader.Read("acme", row, _ => null, findings)!)
            .Select(read => SpecRunner.Run(read, client, coverage: coverage))
            .ToImmutableArray();
        Assert.Empty(findings.ToImmutable());
        return results;
    }
}
