using Engine.Core.Planning;

namespace Engine.Tests.Core.Planning;

public sealed class RouteTests
{
    private const string Rules = """
        [{ "WorkflowName": "bank", "Kind": "route", "Rules": [
          { "RuleName": "Euro", "Expression": "payload.data.object.currency == 'eur'", "Actions": { "OnSuccess": { "Name": "OutputExpression", "Context": { "Expression": "'117'" } } } },
          { "RuleName": "Large", "Expression": "payload.data.object.amount > 1000", "Actions": { "OnSuccess": { "Name": "OutputExpression", "Context": { "Expression": "'118'" } } } },
          { "RuleName": "Mute", "Expression": "payload.data.object.currency == 'gbp'" }
        ] }]
        """;

    private const string Mapping = """
        mapping: test
        on: { source: stripe, events: [invoice.paid] }
        routes: { bank: bank }
        key: ${ payload.data.object.id }
        records:
          - record: customerPayment
            externalId: pay_1
            fields: { customer: "501", account: "${ bank }" }
        """;

    private readonly PlanningFixture fixture = new();

    [Theory]
    [InlineData("eur", "5000", "ref(117)")]
    [InlineData("usd", "5000", "ref(118)")]
    [InlineData("usd", "5", "MAP215 No rule of bank passes for this event.")]
    [InlineData("gbp", "5", "MAP215 bank/Mute passed, but its output is missing.")]
    [InlineData("eur", "\"many\"", "ref(117)")]
    [InlineData("gbp", "\"many\"", "MAP215 bank/Large could not be evaluated")]
    public void The_first_rule_that_passes_decides_and_nothing_is_guessed(string currency, string amount, string expected)
    {
        var client = fixture.ClientWithRules(Rules, Mapping);
        var source = PlanningFixture.Event("invoice.paid", $$"""{ "id": "ch_1", "currency": "{{currency}}", "amount": {{amount}} }""");

        var plan = Planner.Decide(source, client, PlanningFixture.NothingThere(source, client));

        Assert.Empty(fixture.Findings);
        var account = plan.Steps.IsEmpty
            ? $"{plan.Problems[0].Code} {plan.Problems[0].Message}"
            : $"ref({((Engine.Core.Values.RecordReference.Known)plan.Steps[0].Wanted.Content.Fields[1].Value.AsReference()).InternalId})";
        Assert.StartsWith(expected, account);
    }

    [Theory]
    [InlineData("routes: { bank: bank }", "routes: { bank: bnak }", "MAP004")]
    [InlineData("routes: { bank: bank }", "routes: { bank: bank }\nwhen: bank", "MAP005")]
    [InlineData("routes: { bank: bank }", "routes: { payload: bank }", "MAP008")]
    public void A_route_that_cannot_work_is_a_finding(string before, string after, string code)
    {
        fixture.ClientWithRules(Rules, Mapping.Replace(before, after, StringComparison.Ordinal));

        Assert.Contains(fixture.Findings, finding => finding.Code.Id == code);
    }

    [Theory]
    [InlineData("${ payload.data.object.id }", "ch_1", "", "")]
    [InlineData("${ second }", "ch_1/eur", "first second", "")]
    [InlineData("${ bank }-${ first }", "117-ch_1", "first", "bank")]
    [InlineData("a ${ upper(second) }", "a CH_1/EUR", "first second", "")]
    public void The_ordering_key_computes_the_names_it_depends_on_and_no_others(string key, string expected, string lets, string routes)
    {
        var mapping = Mapping
            .Replace("${ payload.data.object.id }", key, StringComparison.Ordinal)
            .Replace("routes:", "let: { other: \"${ 1 }\", first: \"${ payload.data.object.id }\", second: \"${ first }/${ payload.data.object.currency }\" }\nroutes:", StringComparison.Ordinal);
        var client = fixture.ClientWithRules(Rules, mapping);
        var source = PlanningFixture.Event("invoice.paid", """{ "id": "ch_1", "currency": "eur", "amount": 5 }""");

        Assert.Empty(fixture.Findings);
        Assert.Equal(expected, Planner.OrderingKey(source, client));
        var names = client.Mappings.Single().NamesOfKey;
        Assert.Equal(lets, string.Join(' ', names.Lets.Select(let => let.Name)));
        Assert.Equal(routes, string.Join(' ', names.Routes.Select(route => route.Name)));
    }
}
