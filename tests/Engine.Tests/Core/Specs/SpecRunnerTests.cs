using System.Collections.Immutable;
using System.Text;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Specs;
using Engine.Runtime.Configuration;
using Engine.Tests.Core.Planning;

namespace Engine.Tests.Core.Specs;

public sealed class SpecRunnerTests
{
    private const string Holds = """
        name: an invoice is created with its customer
        given:
          netsuite:
            customer: [{ externalId: cus_1, internalId: 501 }]
            absent: [{ invoice: in_1 }]
        when:
          - { source: stripe, event: invoice.paid, at: "2025-03-01T12:00:00Z", payload: { id: in_1, customer: cus_1, customer_name: Ann, currency: usd, created: 1740794400, lines: [{ price: price_basic, amount: 1999 }] } }
          - { again: 1 }
        then:
          plan:
            - create: invoice
              externalId: in_1
              fields: { entity: "501", tranDate: 2025-02-28 }
              lines:
                item: [{ item: "201", amount: "19.99" }]
        """;

    private const string LooksUp = """
        mapping: test-lookup
        on: { source: stripe, events: [invoice.paid] }
        key: ${ payload.data.object.id }
        lookups:
          charge: { object: charge, id: "${ payload.data.object.charge }" }
          known: { record: customer, by: [{ email: "${ charge?.receipt_email ?? null }" }] }
        records:
          - record: customer
            externalId: ${ payload.data.object.customer }
            write: create-if-absent
            lookup: known
            fields: { companyName: "${ charge?.description ?? 'none' }" }
        """;

    private const string NeedsAnInvoice = """
        mapping: test-need
        on: { source: stripe, events: [invoice.paid] }
        key: ${ payload.data.object.id }
        needs:
          invoice: { record: invoice, externalId: "${ payload.data.object.invoice }", when: "${ payload.data.object.booked and payload.data.object.invoice != null }" }
        records:
          - record: customer
            externalId: ${ payload.data.object.customer }
            write: create-if-absent
            fields: { companyName: "${ invoice?.tranId ?? 'none' }" }
        """;

    [Theory]
    [InlineData("booked: true, invoice: in_1", "absent: [{ customer: cus_1 }], invoice: [{ externalId: in_1, internalId: 7, tranId: INV7 }]", "plan: [{ create: customer, externalId: cus_1, fields: { companyName: INV7 } }]")]
    [InlineData("booked: true, invoice: in_1", "absent: [{ customer: cus_1 }, { invoice: in_1 }]", "waiting: [{ invoice: in_1 }]")]
    [InlineData("booked: true, invoice: null", "absent: [{ customer: cus_1 }]", "plan: [{ create: customer, externalId: cus_1, fields: { companyName: none } }]")]
    [InlineData("booked: 'maybe', invoice: in_1", "absent: [{ customer: cus_1 }, { invoice: in_1 }]", "raised: [\"invoice: \"]")]
    public void What_is_needed_only_sometimes_is_neither_looked_up_nor_waited_for_otherwise(string payload, string netSuite, string then)
    {
        var result = Run($$"""
            name: an invoice is needed where there is one
            given:
              netsuite: { {{netSuite}} }
            when:
              - { source: stripe, event: invoice.paid, payload: { id: pi_1, customer: cus_1, {{payload}} } }
            then:
              {{then}}
            """, mapping: NeedsAnInvoice);

        Assert.Equal([], result.Findings.Select(finding => finding.Message));
    }

    [Theory]
    [InlineData("charge: [{ id: ch_1, description: Ann, receipt_email: a@b.example }]", "absent: [{ customer: cus_1 }, { customer: { email: a@b.example } }]", "create: customer, externalId: cus_1, fields: { companyName: Ann }", "")]
    [InlineData("absent: [{ charge: ch_1 }]", "absent: [{ customer: cus_1 }]", "create: customer, externalId: cus_1, fields: { companyName: none }", "")]
    [InlineData("charge: [{ id: ch_1, receipt_email: a@b.example }]", "customer: [{ externalId: crm_1, internalId: 7, email: a@b.example }], absent: [{ customer: cus_1 }]", "unchanged: customer, externalId: cus_1", "")]
    [InlineData("charge: [{ id: ch_2 }]", "absent: [{ customer: cus_1 }]", "create: customer, externalId: cus_1", "The mapping fetches stripe charge ch_1, which `given.source` does not answer.")]
    [InlineData("charge: [{ id: ch_1, receipt_email: a@b.example }]", "absent: [{ customer: cus_1 }]", "create: customer, externalId: cus_1", "The mapping looks for a customer with email \"a@b.example\", which `given` does not answer.")]
    public void Look_ups_are_answered_by_what_is_given_and_by_nothing_else(string source, string netSuite, string step, string problem)
    {
        var result = Run($$"""
            name: a charge is looked up
            given:
              source: { {{source}} }
              netsuite: { {{netSuite}} }
            when:
              - { source: stripe, event: invoice.paid, payload: { id: in_1, customer: cus_1, charge: ch_1 } }
            then:
              plan:
                - { {{step}} }
            """, mapping: LooksUp);

        Assert.Equal(problem.Length == 0 ? [] : [problem], result.Findings.Select(finding => finding.Message[..problem.Length]).Distinct());
    }

    [Theory]
    [InlineData("12:00:09", "12:00:05", "customer: [{ id: cus_1, name: Now }]", "{ update: customer, externalId: cus_1, fields: { companyName: Now } }")]
    [InlineData("12:00:05", "12:00:05", "customer: [{ id: cus_1, name: Now }]", "{ update: customer, externalId: cus_1, fields: { companyName: Now } }")]
    [InlineData("12:00:09", "12:00:05", "customer: [{ id: cus_1, name: Now, deleted: true }]", "{ unchanged: customer, externalId: cus_1 }")]
    [InlineData("12:00:09", "12:00:05", "absent: [{ customer: cus_1 }]", "{ unchanged: customer, externalId: cus_1 }")]
    [InlineData("12:00:09", "12:00:05", "", "{ unchanged: customer, externalId: cus_1 }")]
    [InlineData("12:00:05", "12:00:09", "customer: [{ id: cus_1, name: Now }]", "{ update: customer, externalId: cus_1, fields: { companyName: Second } }")]
    public void An_event_that_may_be_older_is_planned_on_what_the_spec_gives_for_now(string first, string second, string source, string step)
    {
        var result = Run($$"""
            name: two updates
            given:
              source: { {{source}} }
              netsuite: { absent: [{ customer: cus_1 }] }
            when:
              - { source: stripe, event: invoice.paid, at: "2025-03-01T{{first}}Z", payload: { id: cus_1, object: customer, name: First } }
              - { source: stripe, event: invoice.paid, at: "2025-03-01T{{second}}Z", payload: { id: cus_1, object: customer, name: Second } }
            then:
              plan:
                - { create: customer, externalId: cus_1, fields: { companyName: First } }
                - {{step}}
            """, mapping: """
            mapping: test-refetch
            on: { source: stripe, events: [invoice.paid] }
            key: ${ payload.data.object.id }
            refetch: when-older
            records:
              - record: customer
                externalId: ${ payload.data.object.id }
                fields: { companyName: "${ payload.data.object.name }" }
            """);

        Assert.Equal([], result.Findings.Select(finding => finding.Message));
    }

    [Fact]
    public void Only_what_a_source_can_give_again_can_be_fetched_anew()
    {
        var fixture = new PlanningFixture();
        fixture.Client("""
            mapping: test-refetch
            on: { source: bank, events: [bank.line] }
            key: ${ payload.id }
            refetch: when-older
            records:
              - record: customer
                externalId: ${ payload.id }
                fields: { companyName: Bank }
            """);

        var finding = Assert.Single(fixture.Findings, finding => finding.Code.Id == "MAP018");
        Assert.Equal((4, "Objects of bank cannot be fetched. Without `refetch`, an older fact changes nothing."), (finding.Span.Start.Line, finding.Message));
    }

    [Fact]
    public void A_spec_that_says_what_is_planned_holds_and_a_repeated_delivery_plans_nothing()
    {
        var result = Run(Holds);

        Assert.Empty(result.Findings);
        Assert.Single(result.Plans);
    }

    [Theory]
    [InlineData("entity: \"501\"", "entity: \"502\"", "SPC103", "planned as 501, expected 502. It comes from mappings/acme/test.yaml:")]
    [InlineData("amount: \"19.99\"", "amount: \"19.9\"", "SPC103", "`item.amount` is planned as 19.99 USD, expected 19.9")]
    [InlineData("[{ item: \"201\", amount: \"19.99\" }]", "[]", "SPC103", "1 `item` lines are planned, 0 expected")]
    [InlineData("externalId: in_1\n", "externalId: in_2\n", "SPC101", "Expected: create invoice in_2. Planned: unchanged customer cus_1; create invoice in_1")]
    [InlineData("create: invoice", "update: invoice", "SPC101", "Expected: update invoice in_1")]
    [InlineData("absent: [{ invoice: in_1 }]", "absent: []", "SPC105", "The plan asks for invoice in_1")]
    [InlineData("price_basic", "price_none", "SPC101", "raised FUN110")]
    [InlineData("fields: { entity: \"501\", tranDate: 2025-02-28 }", "without: [memo, item.amount]", "SPC103", "`item.amount` is planned as 19.99 USD, and is not to be written.")]
    [InlineData("again: 1", "again: 2", "SPC001", "names no delivery before this one")]
    public void A_spec_that_says_otherwise_fails_and_says_what_was_planned(string right, string wrong, string code, string says)
    {
        Assert.Contains(right, Holds, StringComparison.Ordinal);

        var findings = Run(Holds.Replace(right, wrong, StringComparison.Ordinal)).Findings;

        Assert.Contains(findings, finding => finding.Code.Id == code && finding.Message.Contains(says, StringComparison.Ordinal));
    }

    [Fact]
    public void A_field_that_differs_names_the_line_and_the_crosswalk_row_that_made_it()
    {
        var differences = Differences(Holds.Replace("item: \"201\"", "item: \"202\"", StringComparison.Ordinal));

        var item = Assert.Single(differences);
        Assert.Equal(("create invoice in_1", "item line 1: item", "202", "201"), (item.Subject, item.Field, item.Expected, item.Got));
        // The mapping's line, then the row: the fixture's rows stand in no file.
        Assert.Equal(("mappings/acme/test.yaml", 2), (item.From[0].File, item.From.Length));
    }

    [Fact]
    public void A_step_that_was_meant_otherwise_is_shown_beside_the_one_that_came_and_not_twice()
    {
        var step = Assert.Single(Differences(Holds.Replace("externalId: in_1\n", "externalId: in_2\n", StringComparison.Ordinal)));

        Assert.Equal(("create invoice in_2", "create invoice in_1"), (step.Expected, step.Got));
    }

    [Fact]
    public void A_step_that_the_spec_does_not_expect_fails_it()
    {
        var spec = Holds[..Holds.IndexOf("  plan:", StringComparison.Ordinal)] + "  raised: []\n";

        Assert.Equal("SPC102", Assert.Single(Run(spec).Findings).Code.Id);
    }

    [Theory]
    [InlineData("raised: [FUN110]", null)]
    [InlineData("raised: []", "Not expected to be raised: FUN110")]
    [InlineData("raised: [MAP201]", "Expected to be raised: MAP201")]
    [InlineData("waiting: [{ invoice: in_9 }]", "Expected to wait for invoice in_9")]
    public void How_an_event_ends_has_to_be_said(string then, string? says)
    {
        var spec = Holds.Replace("price_basic", "price_none", StringComparison.Ordinal);
        spec = spec[..spec.IndexOf("then:", StringComparison.Ordinal)] + $"then:\n  {then}\n";

        var findings = Run(spec).Findings;

        Assert.Equal(says is null, findings.IsEmpty);
        Assert.All(says is null ? [] : new[] { says }, text => Assert.Contains(findings, finding => finding.Message.Contains(text, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_payload_may_be_a_file_with_the_whole_event_or_with_its_object()
    {
        const string envelope = """{ "id": "evt_9", "object": "event", "type": "product.created", "created": 1740794400, "data": { "object": { "id": "prod_1" } } }""";
        const string spec = """
            name: products are ignored
            when:
              - { source: stripe, event: product.created, payload: payloads/whole.json }
              - { source: stripe, event: product.created, payload: payloads/object.json }
            then:
              ignored: [no counterpart, no counterpart]
            """;

        var result = Run(spec, path => Encoding.UTF8.GetBytes(path == "payloads/whole.json" ? envelope : """{ "id": "prod_2" }"""));

        Assert.Empty(result.Findings);
        Assert.Equal(["evt_9", "evt_spec_2"], result.Plans.Select(plan => plan.EventId));
    }

    [Theory]
    [InlineData(null, "There is no file payloads/x.json")]
    [InlineData("{ not json", "payloads/x.json is no JSON")]
    public void A_payload_that_cannot_be_read_is_named(string? content, string says)
    {
        const string spec = "name: n\nwhen: [{ source: stripe, event: product.created, payload: payloads/x.json }]\nthen: { raised: [] }\n";

        var finding = Assert.Single(Run(spec, _ => content is null ? null : Encoding.UTF8.GetBytes(content)).Findings);

        Assert.Equal("SPC001", finding.Code.Id);
        Assert.Contains(says, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Steps_are_expected_in_the_order_in_which_they_are_planned()
    {
        const string Known = "    - { unchanged: customer, externalId: cus_1 }\n";

        Assert.Empty(Differences(Holds.Replace("  plan:\n", "  plan:\n" + Known, StringComparison.Ordinal)));

        var difference = Assert.Single(Differences(Holds + "\n" + Known));
        Assert.Equal("SPC107", difference.Code.Id);
        Assert.Equal("Step 1 is planned as unchanged customer cus_1, expected create invoice in_1; the steps are the same otherwise.", difference.Message);
        Assert.Equal("1: create invoice in_1\n2: unchanged customer cus_1", difference.Expected);
        Assert.Equal("1: unchanged customer cus_1\n2: create invoice in_1", difference.Got);
        Assert.Equal(11, difference.Span.Start.Line);
    }

    private static ImmutableArray<SpecDifference> Differences(string text)
    {
        var findings = new FindingSink();
        var root = YamlReader.Read("mappings/acme/specs/x.spec.yaml", text, findings);
        var spec = SpecReader.Read("acme", new ConfigFile("mappings/acme/specs/x.spec.yaml", ConfigFileKind.Spec, text, root!), _ => null, findings);
        return SpecRunner.Run(spec!, new PlanningFixture().Client(Mappings.Invoice)).Differences;
    }

    private static (ImmutableArray<Finding> Findings, ImmutableArray<Engine.Core.Planning.Plan> Plans) Run(
        string text, Func<string, byte[]?>? payload = null, string? mapping = null)
    {
        var findings = new FindingSink();
        var root = YamlReader.Read("mappings/acme/specs/x.spec.yaml", text, findings);
        var file = new ConfigFile("mappings/acme/specs/x.spec.yaml", ConfigFileKind.Spec, text, root!);
        var spec = SpecReader.Read("acme", file, payload ?? (_ => null), findings);
        if (spec is null)
        {
            return (findings.ToImmutable(), []);
        }

        var result = SpecRunner.Run(spec, new PlanningFixture().Client(mapping ?? Mappings.Invoice));
        return (result.Findings, result.Plans);
    }
}
