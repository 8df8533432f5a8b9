using Engine.Core.Diagnostics;

namespace Engine.Tests.Core.Rules;

/// <summary>What is refused when a rule file is loaded, and where.</summary>
public sealed class RuleSetFindingTests
{
    [Theory]
    [InlineData("5", "RUL001", "1:1", "A rule file holds one workflow object or a list of them.")]
    [InlineData("[ 5 ]", "RUL001", "1:3", "A rule file holds")]
    [InlineData("""{ "Rules": [] }""", "RUL004", "1:1", "A workflow needs a WorkflowName.")]
    [InlineData("""{ "WorkflowName": "w" }""", "RUL004", "1:19", "A workflow needs Rules, or WorkflowsToInject that bring some.")]
    [InlineData("""{ "WorkflowName": 5, "Rules": [] }""", "RUL005", "1:19", "WorkflowName must be text in quotes.")]
    [InlineData("""{ "WorkflowName": "w", "Rules": {} }""", "RUL005", "1:33", "Rules must be a list.")]
    [InlineData("""{ "WorkflowName": "w", "Rules": [ 5 ] }""", "RUL005", "1:35", "Rules must hold objects.")]
    [InlineData("""{ "WorkflowName": "w", "Priority": 1, "Rules": [] }""", "RUL002", "1:24", "A workflow has no member \"Priority\".")]
    [InlineData("""{ "WorkflowName": "w", "Kind": "filtre", "Rules": [] }""", "RUL014", "1:32", "\"filtre\" is no kind of rule set. Did you mean \"filter\"? Known are filter, validate, route, default, match.")]
    [InlineData("""{ "WorkflowName": "w", "RuleExpressionType": 1, "Rules": [] }""", "RUL005", "1:46", "RuleExpressionType can only be")]
    [InlineData("""{ "WorkflowName": "w", "WorkflowsToInject": ["x"], "Rules": [] }""", "RUL010", "1:46", "No workflow is named \"x\".")]
    [InlineData("""[ { "WorkflowName": "w", "Rules": [] }, { "WorkflowName": "w", "Rules": [] } ]""", "RUL009", "1:59", "The workflow \"w\" stands already in line 1.")]
    [InlineData("""{ "WorkflowName": "w", "Rules": [], "rules": [] }""", "RUL002", "1:37", "A workflow has \"Rules\" twice, in different spellings.")]
    public void A_workflow_that_is_not_one_is_refused(string json, string code, string place, string message) =>
        AssertFinding(RuleSets.Findings(json).First(finding => finding.Severity == Severity.Error), code, place, message);

    [Theory]
    [InlineData("""{ "Expression": "true" }""", "RUL004", "1:1", "A rule needs a RuleName.")]
    [InlineData("""{ "RuleName": "r" }""", "RUL004", "1:15", "A rule needs an Expression, or an Operator with Rules.")]
    [InlineData("""{ "RuleName": "r", "Expresion": "true", "Expression": "true" }""", "RUL002", "1:20", "A rule has no member \"Expresion\". Did you mean \"Expression\"?")]
    [InlineData("""{ "RuleName": "r", "Operator": "Xor", "Rules": [] }""", "RUL008", "1:32", "\"Xor\" is no operator. Known are And, AndAlso, Or and OrElse.")]
    [InlineData("""{ "RuleName": "r", "Operator": "And", "Rules": [], "Expression": "true" }""", "RUL007", "1:66", "A rule with an Operator has no Expression of its own")]
    [InlineData("""{ "RuleName": "r", "Operator": "And" }""", "RUL007", "1:32", "A rule with an Operator needs Rules.")]
    [InlineData("""{ "RuleName": "r", "Rules": [], "Expression": "true" }""", "RUL007", "1:29", "A rule with Rules needs an Operator: And or Or.")]
    [InlineData("""{ "RuleName": "r", "Expression": "true", "WorkflowsToInject": ["w"] }""", "RUL017", "1:63", "A rule cannot inject workflows.")]
    [InlineData("""{ "RuleName": "r", "Expression": true }""", "RUL005", "1:34", "Expression must be text in quotes.")]
    [InlineData("""{ "RuleName": "r", "Expression": "true", "Enabled": "yes" }""", "RUL005", "1:53", "Enabled must be true or false, without quotes.")]
    [InlineData("""{ "RuleName": "r", "Expression": "payload.amount >" }""", "EXP003", "1:51", "The expression ends where a value was expected.")]
    [InlineData("""{ "RuleName": "r", "Expression": "evnt.type == 'x'" }""", "EXP010", "1:35", "`evnt` is not known here. Did you mean \"event\"?")]
    [InlineData("""{ "RuleName": "r", "Expression": "payload.a == \"x\" and evnt.b" }""", "EXP010", "1:58", "`evnt` is not known here.")]
    [InlineData("""{ "RuleName": "r", "Expression": "event.typ == 'x'" }""", "EXP012", "1:41", "`event` has no member `typ`. Did you mean \"type\"?")]
    [InlineData("""{ "RuleName": "r", "Expression": "payload.amount + 1" }""", "RUL013", "1:34", "The expression gives text or a number or an amount; a rule needs true or false.")]
    [InlineData("""{ "RuleName": "r", "Expression": "true", "Enabled": false, "LocalParams": [ { "Name": "a", "Expression": "zzz" } ] }""", "EXP010", "1:107", "`zzz` is not known here.")]
    [InlineData("""{ "RuleName": "r", "Expression": "true", "LocalParams": [ { "Name": "payload", "Expression": "1" } ] }""", "RUL012", "1:69", "`payload` is already the name of an input or parameter.")]
    [InlineData("""{ "RuleName": "r", "Expression": "true", "LocalParams": [ { "Name": "a", "Expression": "b" }, { "Name": "b", "Expression": "1" } ] }""", "EXP010", "1:89", "`b` is declared further down. Each sees only those above it.")]
    [InlineData("""{ "RuleName": "r", "Expression": "true", "LocalParams": [ { "Name": "a" } ] }""", "RUL004", "1:59", "A parameter needs an Expression.")]
    [InlineData("""{ "RuleName": "r", "Expression": "true", "ErrorMessage": "bad $(payoad.id)" }""", "RUL016", "1:63", "`payoad` in $(payoad.id) is no input or parameter of this rule. Did you mean \"payload\"?")]
    [InlineData("""{ "RuleName": "r", "Expression": "true", "Actions": { "OnSuccess": { "Name": "Email" } } }""", "RUL015", "1:78", "The action \"Email\" cannot be done.")]
    [InlineData("""{ "RuleName": "r", "Expression": "true", "Actions": { "OnSuccess": { "Name": "OutputExpression" } } }""", "RUL015", "1:78", "OutputExpression needs a Context with an Expression.")]
    [InlineData("""{ "RuleName": "r", "Expression": "true", "Actions": { "OnSucess": {} } }""", "RUL002", "1:55", "An Actions object has no member \"OnSucess\". Did you mean \"OnSuccess\"?")]
    [InlineData("""{ "RuleName": "r", "Operator": "And", "Rules": [ { "RuleName": "c", "Expression": "nope" } ] }""", "EXP010", "1:84", "`nope` is not known here.")]
    public void A_rule_that_could_not_work_is_refused_at_its_place(string rule, string code, string place, string message)
    {
        // The rule stands in a line of its own, so that columns count within it.
        var findings = RuleSets.Findings("{ \"WorkflowName\": \"w\", \"Rules\": [\n" + rule + "\n] }");

        AssertFinding(Assert.Single(findings), code, place.Replace("1:", "2:", StringComparison.Ordinal), message);
    }

    [Fact]
    public void Rules_of_one_name_are_refused_also_when_one_is_injected()
    {
        var finding = Assert.Single(RuleSets.Findings(
            """
            [ { "WorkflowName": "a", "WorkflowsToInject": ["b"], "Rules": [ { "RuleName": "same", "Expression": "true" } ] },
              { "WorkflowName": "b", "Rules": [ { "RuleName": "same", "Expression": "true" } ] } ]
            """));

        AssertFinding(finding, "RUL006", "2:51", "Two rules of \"a\" are named \"same\"; the other stands at rules/acme/test.json:1:79.");
    }

    [Fact]
    public void Nested_rules_and_disabled_ones_may_repeat_a_name() => Assert.Empty(RuleSets.Findings(
        """
        { "WorkflowName": "w", "Rules": [ { "RuleName": "r", "Expression": "true" }, { "RuleName": "r", "Enabled": false, "Expression": "true" },
          { "RuleName": "p", "Operator": "Or", "Rules": [ { "RuleName": "r", "Expression": "true" } ] } ] }
        """));

    [Fact]
    public void Injection_in_a_circle_is_refused()
    {
        var findings = RuleSets.Findings(
            """
            [ { "WorkflowName": "a", "WorkflowsToInject": ["b"] }, { "WorkflowName": "b", "WorkflowsToInject": ["a"] } ]
            """);

        Assert.All(findings, finding => Assert.Equal("RUL011", finding.Code.Id));
        Assert.Equal("\"a\" injects itself: a → b → a.", findings[1].Message);
    }

    [Fact]
    public void Members_that_old_files_and_tools_write_are_taken() => Assert.Empty(RuleSets.Findings(
        """
        { "$schema": "../../schemas/ruleset.schema.json", "WorkflowName": "w", "RuleExpressionType": "LambdaExpression", "GlobalParams": null,
          "WorkflowsToInject": null, "Kind": "filter",
          "Rules": [ { "RuleName": "r", "Properties": { "anything": [1] }, "ErrorType": "Warning", "RuleExpressionType": 0, "Operator": null,
                       "Rules": null, "LocalParams": null, "Actions": null, "SuccessEvent": null, "Enabled": true, "Expression": "true" } ] }
        """));

    [Fact]
    public void Member_names_in_other_capitals_are_taken_with_a_warning()
    {
        var findings = RuleSets.Findings("""{ "workflowName": "w", "rules": [ { "ruleName": "r", "expression": "true" } ] }""");

        Assert.Equal(4, findings.Length);
        Assert.All(findings, finding => Assert.Equal(("RUL003", Severity.Warning), (finding.Code.Id, finding.Severity)));
    }

    [Fact]
    public void Everything_that_is_wrong_is_found_at_once()
    {
        var findings = RuleSets.Findings(
            """
            { "WorkflowName": "w", "Rules": [ { "RuleName": "a", "Expression": "zzz" }, { "RuleName": "b", "Operator": "Xor", "Rules": [] },
              { "RuleName": "c", "Expression": "1 +" } ] }
            """);

        Assert.Equal(["EXP010", "RUL008", "EXP003"], findings.Select(finding => finding.Code.Id));
    }

    private static void AssertFinding(Finding finding, string code, string place, string message)
    {
        Assert.Equal((code, $"{RuleSets.File}:{place}"), (finding.Code.Id, finding.Span.ToString()));
        Assert.StartsWith(message, finding.Message, StringComparison.Ordinal);
    }
}
