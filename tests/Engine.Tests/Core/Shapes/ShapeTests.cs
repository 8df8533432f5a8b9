using System.Collections.Frozen;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Mapping;
using Engine.Core.Rules;
using Engine.Core.Shapes;
using Engine.Tests.Runtime.Configuration;

namespace Engine.Tests.Core.Shapes;

public sealed class ShapeTests
{
    private const string Envelope = """
        source: stripe
        object: event
        envelope: true
        members: { id: id, created: seconds, data: { is: object, members: { object: carried } } }
        """;

    private const string Invoice = """
        source: stripe
        object: invoice
        events: [invoice.paid]
        members:
          id: id
          amount_paid: minorUnits
          charge: { is: "id?", until: "2025-03-31" }
          currency: text
          customer_name: text?
          metadata: object
          paid_at: seconds
          lines: { is: object, members: { data: { is: list, of: line } } }
        """;

    private const string Line = """
        source: stripe
        object: line
        members: { amount: minorUnits, price: id, tags: { is: list, of: text } }
        """;

    private const string Charge = """
        source: stripe
        object: charge
        events: [charge.refunded]
        members: { id: id, amount_refunded: minorUnits, currency: text }
        """;

    private static readonly SourceSpan Nowhere = new("test", new TextPosition(1, 1), new TextPosition(1, 1));

    private static readonly FrozenDictionary<(string Source, string Type), EventDeclaration> Events =
        new[] { "invoice.paid", "charge.refunded", "customer.created" }
            .ToFrozenDictionary(name => ("stripe", name), name => new EventDeclaration(name, null, Nowhere));

    [Theory]
    [InlineData("invoice.paid", "memo: \"${ invoice.amunt_paid }\"", "EXP012 `invoice` (invoice) has no member `amunt_paid`. Did you mean \"amount_paid\"?")]
    [InlineData("invoice.paid", "memo: \"${ payload.data.objct.id }\"", "EXP012 `payload.data` has no member `objct`. Did you mean \"object\"? It has object.")]
    [InlineData("invoice.paid", "memo: \"${ payload.data.object['custmer'] }\"", "EXP012 `payload.data.object` (invoice) has no member `custmer`.")]
    [InlineData("invoice.paid", "memo: \"${ invoice.lines.data.First().amuont }\"", "EXP012 `invoice.lines.data.First()` (line) has no member `amuont`. Did you mean \"amount\"?")]
    [InlineData("invoice.paid", "memo: \"${ invoice.lines.data[0].amuont }\"", "EXP012 `invoice.lines.data[0]` (line) has no member `amuont`. Did you mean \"amount\"?")]
    [InlineData("invoice.paid", "memo: \"${ invoice.lines.data.Where(l => l.prce == 'x').Count }\"", "EXP012 `l` (line) has no member `prce`. Did you mean \"price\"?")]
    [InlineData("invoice.paid", "memo: \"${ (invoice ?? null).amunt_paid }\"", "EXP012 `(invoice ?? null)` (invoice) has no member `amunt_paid`. Did you mean \"amount_paid\"?")]
    [InlineData("invoice.paid", "memo: \"${ invoice.currency.code }\"", "EXP012 `invoice.currency` gives text, which has no member `code`.")]
    [InlineData("invoice.paid", "memo: \"${ invoice.metadata.anything.at_all }\"", null)]
    [InlineData("invoice.paid, charge.refunded", "memo: \"${ invoice.amount_refunded }\"", null)]
    [InlineData("invoice.paid, charge.refunded", "memo: \"${ invoice.amount_refundd }\"", "EXP012 `invoice` (invoice or charge) has no member `amount_refundd`. Did you mean \"amount_refunded\"?")]
    [InlineData("customer.created", "memo: \"${ invoice.whatever }\"", null)]
    [InlineData("invoice.paid", "payment: ${ invoice.amount_paid }", "MAP013 `invoice.amount_paid` counts minor units of a currency; use money(…) for `payment`.")]
    [InlineData("invoice.paid", "payment: ${ invoice.amount_paid / 100 }", "MAP013 `invoice.amount_paid / 100` counts minor units of a currency; use money(…) for `payment`.")]
    [InlineData("invoice.paid", "payment: ${ round(invoice.lines.data.Sum(l => l.amount) * 1.1, 0) }", "MAP013 `round(invoice.lines.data.Sum(l => l.amount) * 1.1, 0)` counts minor units of a currency; use money(…) for `payment`.")]
    [InlineData("invoice.paid", "payment: \"${ invoice.amount_paid ?? 0 }\"", "MAP013 `invoice.amount_paid ?? 0` counts minor units of a currency; use money(…) for `payment`.")]
    [InlineData("invoice.paid", "payment: \"${ amount(invoice.amount_paid, 'usd') }\"", "EXP014 `invoice.amount_paid` counts minor units, and amount(…) takes whole units. Write money(invoice.amount_paid, …).")]
    [InlineData("invoice.paid", "payment: \"${ money(invoice.paid_at, 'usd') }\"", "EXP014 `invoice.paid_at` is a time in seconds; it is no count of minor units.")]
    [InlineData("invoice.paid", "payment: \"${ money(invoice.amount_paid, invoice.currency) }\"", null)]
    [InlineData("invoice.paid", "payment: ${ invoice.currency }", "MAP009 `payment` takes an amount or a number or nothing, but ${ invoice.currency } gives text.")]
    [InlineData("invoice.paid", "tranDate: ${ invoice.paid_at }", "MAP009")]
    [InlineData("invoice.paid", "tranDate: \"${ date(invoice.amount_paid) }\"", "EXP014 `invoice.amount_paid` counts minor units of a currency; it is no date.")]
    [InlineData("invoice.paid", "location: ${ invoice.id }", "MAP013 `invoice.id` is the source's own id, which NetSuite does not know; use crosswalk(…), ref(…), or a record of `needs` for `location`.")]
    [InlineData("invoice.paid", "location: ${ invoice.metadata.location }", null)]
    public void What_a_mapping_reads_is_checked_against_the_shape(string events, string field, string? expected)
    {
        var found = Check(events, field);

        if (expected is null)
        {
            Assert.Empty(found);
        }
        else
        {
            Assert.StartsWith(expected, $"{found[0].Code.Id} {found[0].Message}");
        }
    }

    [Theory]
    [InlineData("", "memo: ${ invoice.charge }", "EXP019 `invoice` has `charge` only in API versions before 2025-03-31, and events of any version come here. Write `invoice?.charge`")]
    [InlineData(", since: \"2025-03-31\"", "memo: ${ invoice.charge }", "EXP019 `invoice` has `charge` only in API versions before 2025-03-31, and events of versions from 2025-03-31 on come here.")]
    [InlineData(", since: \"2024-06-20\"", "memo: ${ invoice.charge }", "EXP019")]
    [InlineData(", until: \"2025-03-31\"", "memo: ${ invoice.charge }", null)]
    [InlineData(", until: \"2024-06-20\"", "memo: ${ invoice.charge }", null)]
    [InlineData("", "memo: \"${ invoice?.charge }\"", null)]
    [InlineData("", "memo: \"${ invoice.charge ?? 'none' }\"", null)]
    [InlineData("", "memo: \"${ np(invoice.charge, 'none') }\"", null)]
    [InlineData("", "memo: \"${ isMissing(invoice.charge) ? 'none' : 'some' }\"", null)]
    [InlineData("", "memo: { value: \"${ invoice.charge }\", optional: true }", null)]
    [InlineData("", "memo: { value: \"${ invoice.charge }\", unless: empty }", null)]
    [InlineData("", "memo: \"${ event.apiVersion >= '2025-03-31' ? 'none' : invoice.charge }\"", null)]
    [InlineData("", "memo: \"${ event.apiVersion >= '2025-03-31' ? invoice.charge : 'none' }\"", "EXP019")]
    [InlineData("", "memo: \"${ (event.apiVersion ?? '') < '2025-03-31' ? invoice.charge : 'none' }\"", null)]
    [InlineData("", "memo: \"${ (event.apiVersion ?? '') < '2025-04-30' ? invoice.charge : 'none' }\"", "EXP019")]
    [InlineData("", "memo: \"${ not basil ? invoice.charge : 'none' }\"", null)]
    [InlineData("", "memo: \"${ not basil and invoice.charge == 'ch_1' ? 1 : 2 }\"", null)]
    [InlineData("", "memo: \"${ basil or invoice.charge == 'ch_1' ? 1 : 2 }\"", null)]
    [InlineData("", "memo: \"${ basil and invoice.charge == 'ch_1' ? 1 : 2 }\"", "EXP019")]
    [InlineData("", "memo: \"${ (not basil or invoice.currency == 'usd') ? invoice.charge : 'none' }\"", "EXP019")]
    public void A_member_that_not_all_versions_have_is_asked_for_with_care(string versions, string field, string? expected)
    {
        var found = Check("invoice.paid", field, versions);

        if (expected is null)
        {
            Assert.Empty(found);
            return;
        }

        Assert.StartsWith(expected, $"{Assert.Single(found).Code.Id} {found[0].Message}");
        Assert.Equal(Severity.Warning, found[0].Severity);
    }

    [Theory]
    [InlineData("memo: \"${ invoice.amunt_paid }\"", "amunt_paid")]
    [InlineData("memo: \"${ invoice.lines.data.Any(l => l.prce == 'x') ? 1 : 2 }\"", "prce")]
    [InlineData("memo: ${ invoice.metadata.a } and ${ invoice.amunt_paid }", "amunt_paid")]
    public void The_finding_stands_under_the_member_that_is_wrong(string field, string wrong)
    {
        var found = Assert.Single(Check("invoice.paid", field));

        var line = "      " + field;
        Assert.Equal(11, found.Span.Start.Line);
        Assert.Equal(wrong, line[(found.Span.Start.Column - 1)..(found.Span.End.Column - 1)]);
    }

    private static System.Collections.Immutable.ImmutableArray<Finding> Check(string events, string field, string versions = "")
    {
        var findings = new FindingSink();
        var text = $$"""
            mapping: test
            on: { source: stripe, events: [{{events}}]{{versions}} }
            key: fixed
            let:
              invoice: ${ payload.data.object }
              basil: "${ (event.apiVersion ?? '') >= '2025-03-31' }"
            records:
              - record: customerPayment
                externalId: pay_1
                fields: { customer: "5" }
            """.Replace("{ customer: \"5\" }", "", StringComparison.Ordinal) + "\n      " + field + "\n      customer: \"5\"";
        var root = Assert.IsType<ConfigMapping>(Engine.Runtime.Configuration.YamlReader.Read("mappings/acme/test.yaml", text, findings));
        var shapes = Compile(findings, Envelope, Invoice, Line, Charge);
        var noRules = FrozenDictionary<string, RuleSet>.Empty;

        MappingCompiler.Compile(new LayeredMapping("test", root), FrozenDictionary<string, Crosswalk>.Empty, noRules, Events, findings, shapes: shapes);

        return findings.ToImmutable();
    }

    [Theory]
    [InlineData("object: charge\nevents: [charge.refunde]\nmembers: { id: id }", "EVT051 3:10 stripe does not declare an event \"charge.refunde\". Did you mean \"charge.refunded\"?")]
    [InlineData("object: charge\nevents: [invoice.paid]\nmembers: { id: id }", "EVT052")]
    [InlineData("object: charge\nmembers: { a: { is: list, of: lien } }", "EVT050 3:31 \"lien\" is no object of stripe that has a shape, and no kind. Did you mean \"line\"?")]
    [InlineData("object: charge\nmembers: { a: { is: text, of: line } }", "EVT053 3:31 Only a list or an object has members; this is text.")]
    [InlineData("object: charge\nmembers: { a: { is: list, of: line, members: { b: id } } }", "EVT053 3:31 Say `of` or `members`, not both.")]
    [InlineData("object: charge\nmembers: { a: carried }", "EVT053")]
    [InlineData("object: charge\nmembers: { a: { is: object, of: charge } }", "EVT053 2:9 charge holds itself without end: charge → charge.")]
    public void A_shape_that_cannot_be_is_a_finding(string text, string expected)
    {
        var findings = new FindingSink();

        Compile(findings, Envelope, Invoice, Line, "source: stripe\n" + text);

        var found = Assert.Single(findings.ToImmutable());
        Assert.StartsWith(expected, $"{found.Code.Id} {found.Span.Start} {found.Message}");
    }

    [Fact]
    public void A_client_adds_members_to_the_shape_of_a_pack()
    {
        var findings = new FindingSink();

        var shapes = Compile(findings, Envelope, Charge, "source: stripe\nobject: charge\nmembers: { own: text }");

        var carried = shapes.Of("stripe", "charge.refunded").Shape!.Members["data"].Shape!.Members["object"].Shape!;
        Assert.Equal(["amount_refunded", "currency", "id", "own"], carried.Members.Keys.Order());
    }

    private static PayloadShapes Compile(FindingSink findings, params string[] texts) => ShapeCompiler.Compile(
        texts.Select(text => Yaml.File("shapes/test.yaml", text, ConfigFileKind.Shape)).ToList(), Events, findings);
}
