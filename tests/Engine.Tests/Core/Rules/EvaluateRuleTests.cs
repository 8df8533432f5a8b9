using Engine.Core.Rules;

namespace Engine.Tests.Core.Rules;

/// <summary>The EvaluateRule action: another rule's action gives the output.</summary>
public sealed class EvaluateRuleTests
{
    private const string Gives = """ "Actions": { "OnSuccess": { "Name": "OutputExpression", "Context": { "Expression": "'gap ' + gap" } } } """;

    [Theory]
    [InlineData(""" "workflowName": "w", "ruleName": "Tier2", "additionalInputs": [ { "Name": "gap", "Expression": "g + more" } ] """, "gap 5")]
    [InlineData(""" "WorkflowName": "w", "RULENAME": "Tier2", "inputFilter": ["payload"], "additionalInputs": [ { "Name": "gap", "Expression": "more" } ] """, "gap 3")]
    [InlineData(""" "workflowName": "w", "ruleName": "Tier2", "additionalInputs": [ { "Name": "gap", "Expression": "99" } ] """, "missing")]
    [InlineData(""" "workflowName": "w", "ruleName": "Tier2", "additionalInputs": [ { "Name": "gap", "Expression": "payload.nowhere" } ] """, "missing")]
    public void The_output_is_that_of_the_called_rule_over_the_values_it_is_given(string context, string output)
    {
        var set = RuleSets.Compile(
            $$"""
            { "WorkflowName": "w", "GlobalParams": [ { "Name": "g", "Expression": "2" } ], "Rules": [
                { "RuleName": "Tier1", "Expression": "false", "LocalParams": [ { "Name": "more", "Expression": "3" } ],
                  "Actions": { "OnFailure": { "Name": "evaluaterule", "Context": { {{context}} } } } },
                { "RuleName": "Tier2", "Expression": "gap < 10 and payload.id == 'in_1'", {{Gives}} } ] }
            """)["w"];

        var result = set.Evaluate("""{"id": "in_1"}""").Rules[0];

        Assert.Equal((RuleOutcome.Failed, output), (result.Outcome, result.Output.ToString()));
    }

    [Fact]
    public void A_rule_of_another_workflow_sees_the_callers_locals_and_its_own_globals()
    {
        var set = RuleSets.Compile(
            """
            [ { "WorkflowName": "w", "GlobalParams": [ { "Name": "g", "Expression": "2" } ], "Rules": [
                { "RuleName": "Ours", "Expression": "false", "LocalParams": [ { "Name": "more", "Expression": "3" } ],
                  "Actions": { "OnFailure": { "Name": "EvaluateRule", "Context": { "workflowName": "other", "ruleName": "Theirs" } } } } ] },
              { "WorkflowName": "other", "GlobalParams": [ { "Name": "g", "Expression": "'theirs'" } ], "Rules": [
                { "RuleName": "Theirs", "Expression": "more == 3",
                  "Actions": { "OnSuccess": { "Name": "OutputExpression", "Context": { "Expression": "more + ' of ' + g" } } } } ] } ]
            """)["w"];

        Assert.Equal("3 of theirs", set.Evaluate("{}").Rules[0].Output.AsText());
    }

    [Fact]
    public void Values_of_the_caller_and_of_nested_rules_are_not_mixed_up_in_the_called_rule()
    {
        // The called rule has `payload` where the caller has `event`; its children declare locals in one and the same place.
        const string Child = """{ "RuleName": "c", "LocalParams": [ { "Name": "n", "Expression": "payload.WHICH" } ], "Expression": "n.x == VALUE and n.x != 0" }""";
        var children = Child.Replace("WHICH", "a", StringComparison.Ordinal).Replace("VALUE", "1", StringComparison.Ordinal)
            + ", " + Child.Replace("WHICH", "b", StringComparison.Ordinal).Replace("VALUE", "2", StringComparison.Ordinal);
        var set = RuleSets.Compile(
            $$"""
            { "WorkflowName": "w", "Rules": [
              { "RuleName": "Calls", "Expression": "payload.a.x == 1 and payload.a.x < 2",
                "Actions": { "OnSuccess": { "Name": "EvaluateRule", "Context": { "workflowName": "w", "ruleName": "Called", "inputFilter": ["payload"] } } } },
              { "RuleName": "Called", "Operator": "And", "Rules": [ {{children}} ],
                "Actions": { "OnSuccess": { "Name": "OutputExpression", "Context": { "Expression": "payload.b.x" } },
                             "OnFailure": { "Name": "OutputExpression", "Context": { "Expression": "'mixed up'" } } } } ] }
            """)["w"];

        Assert.Equal("2", set.Evaluate("""{"a": {"x": 1}, "b": {"x": 2}}""").Rules[0].Output.ToString());
    }

    [Fact]
    public void A_rule_that_has_a_name_only_when_it_is_called_lacks_it_otherwise()
    {
        var results = RuleSets.Compile(
            $$"""
            { "WorkflowName": "w", "Rules": [
              { "RuleName": "Before", "Expression": "true", "LocalParams": [ { "Name": "x", "Expression": "7" } ] },
              { "RuleName": "Tier2", "Expression": "gap < 10", {{Gives}} },
              { "RuleName": "Calls", "Expression": "true", "Actions": { "OnSuccess": { "Name": "EvaluateRule", "Context": { "workflowName": "w", "ruleName": "Tier2",
                  "additionalInputs": [ { "Name": "gap", "Expression": "1" } ] } } } } ] }
            """)["w"].Evaluate("{}").Rules;

        Assert.Equal((RuleOutcome.Error, "`gap` has no value."), (results[1].Outcome, results[1].Message));
        Assert.Equal("gap 1", results[2].Output.AsText());
    }

    [Theory]
    [InlineData(""" "workflowName": "x", "ruleName": "a" """, "RUL010", "No workflow is named \"x\".")]
    [InlineData(""" "workflowName": "w", "ruleName": "Tier22" """, "RUL018", "\"w\" has no enabled rule \"Tier22\" on its top level. Did you mean \"Tier2\"?")]
    [InlineData(""" "workflowName": "w", "ruleName": "Tier1" """, "RUL019", "Rules evaluate each other in a circle, or more than 64 deep: Tier1 → Tier1.")]
    [InlineData(""" "workflowName": "w", "ruleName": "Tier2", "inputFilter": ["payload", "clint"] """, "RUL020", "`clint` is no input or parameter here. Did you mean \"client\"?")]
    [InlineData(""" "workflowName": "w", "ruleName": "Tier2", "additionalInputs": [ { "Name": "g", "Expression": "1" } ] """, "RUL012", "`g` is already the name of a value that the called rule has.")]
    [InlineData(""" "workflowName": "w", "ruleName": "Tier2", "additionalInputs": [ { "Name": "a", "Expression": "zzz" } ] """, "EXP010", "`zzz` is not known here.")]
    [InlineData(""" "workflowName": "w" """, "RUL004", "The Context of EvaluateRule needs a ruleName.")]
    [InlineData(""" "workflowName": "w", "ruleName": "Tier2", "inputs": [] """, "RUL002", "The Context of EvaluateRule has no member \"inputs\".")]
    public void A_call_that_cannot_work_is_refused_with_the_path_of_its_rule(string context, string code, string message)
    {
        var finding = Assert.Single(RuleSets.Findings(
            $$"""
            { "WorkflowName": "w", "GlobalParams": [ { "Name": "g", "Expression": "2" } ], "Rules": [
              { "RuleName": "Tier1", "Expression": "false", "Actions": { "OnFailure": { "Name": "EvaluateRule", "Context": { {{context}} } } } },
              { "RuleName": "Tier2", "Expression": "true" } ] }
            """));

        Assert.Equal(code, finding.Code.Id);
        Assert.StartsWith(message, finding.Message, StringComparison.Ordinal);
        Assert.EndsWith("(rule w/Tier1)", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_circle_over_several_rules_is_refused()
    {
        var findings = RuleSets.Findings($$"""{ "WorkflowName": "w", "Rules": [ {{Calling("a", "b")}}, {{Calling("b", "c")}}, {{Calling("c", "a")}} ] }""");

        Assert.Equal("Rules evaluate each other in a circle, or more than 64 deep: a → b → c → a. (rule w/c)", Assert.Single(findings).Message);
    }

    [Fact]
    public void Calls_that_multiply_end_in_a_failure()
    {
        // Each rule calls the next from two children: 2 to the power of 40 evaluations.
        var rules = Enumerable.Range(0, 40).Select(i => $$"""
            { "RuleName": "r{{i}}", "Operator": "Or", "Rules": [ {{Calling("x", $"r{i + 1}")}}, {{Calling("y", $"r{i + 1}")}} ],
              "Actions": { "OnSuccess": { "Name": "OutputExpression", "Context": { "Expression": "1" } } } }
            """);
        var set = RuleSets.Compile($$"""[ { "WorkflowName": "w", "Rules": [ {{string.Join(", ", rules)}}, { "RuleName": "r40", "Expression": "true" } ] } ]""")["w"];

        var first = set.Evaluate("{}").Rules[0];

        Assert.Equal(RuleOutcome.Passed, first.Outcome);
        Assert.Equal("EXP109", first.Children[1].Output.AsFailure().Code.Id);
    }

    private static string Calling(string name, string called) =>
        $$"""{ "RuleName": "{{name}}", "Expression": "true", "Actions": { "OnSuccess": { "Name": "EvaluateRule", "Context": { "workflowName": "w", "ruleName": "{{called}}" } } } }""";
}
