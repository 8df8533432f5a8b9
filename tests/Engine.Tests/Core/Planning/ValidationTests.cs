using Engine.Core.NetSuite;
using Engine.Core.Planning;
using Engine.Core.Rules;

namespace Engine.Tests.Core.Planning;

public sealed class ValidationTests
{
    private const string Mapping = """
        mapping: test
        on: { source: stripe, events: [invoice.paid] }
        validate: [checks]
        key: ${ payload.data.object.id }
        records:
          - record: customer
            externalId: cus_1
            fields: { companyName: Ada, subsidiary: "1" }
        """;

    private readonly PlanningFixture fixture = new();

    [Theory]
    [InlineData("", "amount > 5", PlanVerdict.Write, "", "")]
    [InlineData("", "amount > 50", PlanVerdict.Raise, "MAP205 checks/Large: too small", "")]
    [InlineData("stop", "amount > 50", PlanVerdict.Raise, "MAP205 checks/Large: too small", "")]
    [InlineData("STOP", "amount > 50", PlanVerdict.Raise, "MAP205 checks/Large: too small", "")]
    [InlineData("warn", "amount > 5", PlanVerdict.Write, "", "")]
    [InlineData("warn", "amount > 50", PlanVerdict.Write, "", "MAP217 checks/Large: too small")]
    [InlineData("raise", "amount > 50", PlanVerdict.Write, "MAP216 checks/Large: too small", "")]
    [InlineData("warn", "nowhere > 50", PlanVerdict.Write, "", "MAP217 checks/Large: `payload.data.object.nowhere` is not there.")]
    [InlineData("stop", "nowhere > 50", PlanVerdict.Raise, "MAP205 checks/Large: `payload.data.object.nowhere` is not there.", "")]
    public void The_action_of_a_rule_decides_what_becomes_of_the_event(string action, string condition, PlanVerdict verdict, string problem, string warning)
    {
        var plan = Decide(Rules(action, condition));

        Assert.Equal(verdict, plan.Verdict);
        Assert.Equal(verdict == PlanVerdict.Write ? 1 : 0, plan.Steps.Length);
        Assert.Equal(problem, string.Join(", ", plan.Problems.Select(found => $"{found.Code} {found.Message}")));
        Assert.Equal(warning, string.Join(", ", plan.Warnings.Select(found => $"{found.Code} {found.Message}")));
        Assert.Equal(problem.Length + warning.Length > 0, plan.Validated.Any(trace => trace.Rules.Any(rule => rule.Outcome != RuleOutcome.Passed)));
    }

    [Fact]
    public void An_event_that_changes_nothing_asks_nobody()
    {
        var client = fixture.ClientWithRules(Rules("raise", "amount > 50"), Mapping);
        var source = Paid();
        var there = Observations.None.With(new("customer", "cus_1"), PlanningFixture.Found("5", "cus_1", """{ "companyName": "Ada", "subsidiary": { "id": "1" } }"""));

        var plan = Planner.Decide(source, client, there);

        Assert.Equal(StepAction.Unchanged, Assert.Single(plan.Steps).Action);
        Assert.Empty(plan.Problems);
        Assert.Single(plan.Validated);
    }

    [Fact]
    public void What_stops_an_event_is_raised_together_with_what_else_a_person_should_see_and_nothing_is_warned_of()
    {
        var plan = Decide("""
            [{ "WorkflowName": "checks", "Kind": "validate", "Rules": [
              { "RuleName": "A", "Action": "raise", "Expression": "false" }, { "RuleName": "B", "Action": "warn", "Expression": "false" }, { "RuleName": "C", "Expression": "false" } ] }]
            """);

        Assert.Equal((PlanVerdict.Raise, 0), (plan.Verdict, plan.Warnings.Length));
        Assert.Equal(["MAP205", "MAP216"], plan.Problems.Select(problem => problem.Code));
    }

    [Fact]
    public void Injected_rules_keep_their_action()
    {
        var plan = Decide("""
            [{ "WorkflowName": "checks", "Kind": "validate", "WorkflowsToInject": ["more"], "Rules": [] },
             { "WorkflowName": "more", "Kind": "validate", "Rules": [ { "RuleName": "A", "Action": "warn", "Expression": "false" } ] }]
            """);

        Assert.Equal("MAP217", Assert.Single(plan.Warnings).Code);
    }

    [Theory]
    [InlineData("warn")]
    [InlineData("raise")]
    public void A_plan_with_warnings_is_read_back_as_it_was_written(string action)
    {
        var plan = Decide(Rules(action, "amount > 50"));

        var bytes = PlanJson.ToBytes(plan);

        Assert.Equal(bytes, PlanJson.ToBytes(PlanJson.Read(bytes)));
        Assert.Contains("\"validated\":[{\"ruleSet\":\"checks\"", System.Text.Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
    }

    private static string Rules(string action, string condition) => $$"""
        [{ "WorkflowName": "checks", "Kind": "validate", "Rules": [
          { "RuleName": "Large", {{(action.Length > 0 ? $"\"Action\": \"{action}\"," : "")}} "Expression": "payload.data.object.{{condition}}", "ErrorMessage": "too small" } ] }]
        """;

    private static Engine.Core.Model.SourceEvent Paid() => PlanningFixture.Event("invoice.paid", """{ "id": "in_1", "amount": 10 }""");

    private Plan Decide(string rules)
    {
        var client = fixture.ClientWithRules(rules, Mapping);
        Assert.Empty(fixture.Findings);
        return Planner.Decide(Paid(), client, PlanningFixture.NothingThere(Paid(), client));
    }
}
