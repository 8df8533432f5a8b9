using Engine.Core.Planning;

namespace Engine.Tests.Core.Planning;

public sealed class DefaultRulesTests
{
    private const string Rules = """
        [{ "WorkflowName": "department", "Kind": "default", "Rules": [
          { "RuleName": "Euro", "Expression": "payload.data.object.currency == 'eur'", "Actions": { "OnSuccess": { "Name": "OutputExpression", "Context": { "Expression": "'2'" } } } },
          { "RuleName": "Yen", "Expression": "payload.data.object.currency == 'jpy'", "Actions": { "OnSuccess": { "Name": "OutputExpression", "Context": { "Expression": "null" } } } },
          { "RuleName": "Large", "Expression": "payload.data.object.amount > 1000", "Actions": { "OnSuccess": { "Name": "OutputExpression", "Context": { "Expression": "'3'" } } } },
          { "RuleName": "Mute", "Expression": "payload.data.object.currency == 'gbp'" }
        ] },
        { "WorkflowName": "plain", "Rules": [ { "RuleName": "r", "Expression": "true" } ] }]
        """;

    private readonly PlanningFixture fixture = new();

    [Theory]
    [InlineData("eur", "5", "2")]
    [InlineData("eur", "5000", "2")]
    [InlineData("usd", "5000", "3")]
    [InlineData("usd", "5", "left out")]
    [InlineData("jpy", "5000", "left out")]
    [InlineData("gbp", "5", "MAP215 department/Mute passed, but its output is missing.")]
    [InlineData("usd", "null", "MAP215 department/Large could not be evaluated")]
    public void The_first_rule_that_passes_gives_the_value_and_without_one_the_field_is_left_out(string currency, string amount, string expected)
    {
        var plan = Decide("department: { rules: department }", currency, amount);

        var given = plan.Steps.IsEmpty ? null : plan.Steps[0].Wanted.Content.Fields.Where(field => field.Name == "department").Select(field => field.Value.ToString()).FirstOrDefault();
        Assert.StartsWith(expected, plan.Problems.IsEmpty ? given ?? "left out" : $"{plan.Problems[0].Code} {plan.Problems[0].Message}", StringComparison.Ordinal);
    }

    [Fact]
    public void A_required_field_that_no_rule_gives_is_raised()
    {
        var plan = Decide("customer: { rules: department }", "usd", "5");

        Assert.Equal(("MAP207", "customer"), (Assert.Single(plan.Problems).Code, plan.Problems[0].Field));
    }

    [Theory]
    [InlineData("department: { rules: departmnt }", "MAP004 No rule set is named \"departmnt\". Did you mean \"department\"?")]
    [InlineData("department: { rules: plain }", "MAP005 \"plain\" says no Kind, so it is a filter. Write \"Kind\": \"default\" beside its WorkflowName")]
    [InlineData("department: { rules: department, value: \"1\" }", "MAP015 `department` is given a value and rules; write one of the two.")]
    [InlineData("department: { optional: true }", "MAP015 `department` says neither `value`, nor `rules`, nor `clear: true`.")]
    public void What_cannot_give_a_default_is_a_finding(string field, string expected)
    {
        fixture.ClientWithRules(Rules, Mapping(field));

        var found = Assert.Single(fixture.Findings);
        Assert.StartsWith(expected, $"{found.Code.Id} {found.Message}", StringComparison.Ordinal);
    }

    private static string Mapping(string field) => $$"""
        mapping: test
        on: { source: stripe, events: [invoice.paid] }
        key: ${ payload.data.object.id }
        records:
          - record: customerPayment
            externalId: pay_1
            fields:
              {{(field.StartsWith("customer", StringComparison.Ordinal) ? "memo: none" : "customer: \"501\"")}}
              {{field}}
        """;

    private Plan Decide(string field, string currency, string amount)
    {
        var client = fixture.ClientWithRules(Rules, Mapping(field));
        Assert.Empty(fixture.Findings);
        var source = PlanningFixture.Event("invoice.paid", $$"""{ "id": "in_1", "currency": "{{currency}}", "amount": {{amount}} }""");
        return Planner.Decide(source, client, PlanningFixture.NothingThere(source, client));
    }
}
