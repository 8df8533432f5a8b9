using Engine.Core.Rules;

namespace Engine.Tests.Core.Rules;

public sealed class RuleSetTests
{
    private const string Payload = """
        { "id": "in_1", "amount": 100, "currency": "usd", "paid": true, "note": null, "rate": 1.50,
          "charge": { "captured": true, "refunded": 0 }, "lines": [ { "amount": 60 }, { "amount": 40 } ] }
        """;

    [Theory]
    [InlineData("payload.amount == 100", RuleOutcome.Passed, null)]
    [InlineData("payload.amount == 99", RuleOutcome.Failed, "This does not hold: payload.amount == 99")]
    [InlineData("payload.amout == 100", RuleOutcome.Error, "`payload.amout` is not there. Did you mean `amount`?")]
    [InlineData("payload.note == 'x'", RuleOutcome.Error, "`payload.note` is null.")]
    [InlineData("payload.note.Contains('x')", RuleOutcome.Error, "`payload.note` is null.")]
    [InlineData("!payload.note.Contains('x')", RuleOutcome.Error, "`payload.note` is null.")]
    [InlineData("payload.note != null and payload.note == 'x'", RuleOutcome.Failed, "This does not hold: payload.note != null and payload.note == 'x'")]
    [InlineData("payload.note == 'x' or payload.paid", RuleOutcome.Passed, null)]
    [InlineData("payload.nothere", RuleOutcome.Error, "`payload.nothere` is not there.")]
    [InlineData("payload.note", RuleOutcome.Error, "`payload.note` is null.")]
    [InlineData("payload.currency", RuleOutcome.Error, "`payload.currency` is text ('usd'), neither true nor false.")]
    [InlineData("payload.currency > 5", RuleOutcome.Error, "`payload.currency` is text ('usd') and `5` is a number (5): they cannot be ordered. Convert one of them.")]
    [InlineData("payload.amount / payload.charge.refunded > 1", RuleOutcome.Error, "`payload.charge.refunded` is 0, and nothing can be divided by it.")]
    [InlineData("payload.lines.Sum(l => l.amount) == payload.amount", RuleOutcome.Passed, null)]
    [InlineData("payload.lines.Any(l => l.amout > 5)", RuleOutcome.Error, "`l.amout` has no value in an item of the list.")]
    public void A_rule_passes_fails_or_says_why_it_could_not_be_evaluated(string expression, RuleOutcome outcome, string? message)
    {
        var result = RuleSets.Result($$"""{ "RuleName": "r", "Expression": "{{expression}}" }""", Payload);

        Assert.Equal((outcome, message), (result.Outcome, result.Message));
    }

    [Theory]
    [InlineData("And", "true", "true", RuleOutcome.Passed)]
    [InlineData("AndAlso", "true", "false", RuleOutcome.Failed)]
    [InlineData("and", "true", "payload.x > 1", RuleOutcome.Error)]
    [InlineData("And", "false", "payload.x > 1", RuleOutcome.Failed)]
    [InlineData("Or", "false", "true", RuleOutcome.Passed)]
    [InlineData("OrElse", "payload.x > 1", "true", RuleOutcome.Passed)]
    [InlineData("or", "payload.x > 1", "false", RuleOutcome.Error)]
    [InlineData("OR", "false", "false", RuleOutcome.Failed)]
    public void A_parent_combines_what_its_children_gave(string op, string first, string second, RuleOutcome outcome)
    {
        var result = RuleSets.Result(
            $$"""
            { "RuleName": "p", "Operator": "{{op}}", "Rules": [
              { "RuleName": "a", "Expression": "{{first}}" }, { "RuleName": "b", "Expression": "{{second}}" } ] }
            """,
            Payload);

        Assert.Equal(outcome, result.Outcome);
        Assert.Equal(["a", "b"], result.Children.Select(child => child.Name));
    }

    [Fact]
    public void A_parent_names_the_child_that_could_not_be_evaluated()
    {
        var result = RuleSets.Result(
            """{ "RuleName": "p", "Operator": "And", "Rules": [ { "RuleName": "a", "Expression": "payload.x > 1" } ] }""", Payload);

        Assert.Equal("a: `payload.x` is not there.", result.Message);
    }

    [Fact]
    public void Disabled_rules_leave_no_result_and_a_parent_without_children_fails()
    {
        var results = RuleSets.Results(
            """
            { "RuleName": "off", "Enabled": false, "Expression": "true" },
            { "RuleName": "p", "Operator": "And", "Rules": [ { "RuleName": "a", "Enabled": false, "Expression": "true" } ] }
            """,
            Payload);

        var parent = Assert.Single(results);
        Assert.Equal(("p", RuleOutcome.Failed, 0), (parent.Name, parent.Outcome, parent.Children.Length));
    }

    [Theory]
    [InlineData("got $(payload.id) of $(payload.amount)", "got in_1 of 100")]
    [InlineData("$(payload.rate) $(payload.charge.captured)", "1.50 true")]
    [InlineData("$(payload.note) $(payload.nowhere.x)", "$(payload.note) $(payload.nowhere.x)")]
    [InlineData("$(limit) twice $(limit)", "\"n\" twice \"n\"")]
    [InlineData("$(payload.charge)", "{\n  \"captured\": true,\n  \"refunded\": 0\n}")]
    [InlineData("costs $5 (net) $(", "costs $5 (net) $(")]
    [InlineData("plain", "plain")]
    public void Placeholders_of_an_error_message_are_filled_as_in_the_original(string message, string shown)
    {
        var result = RuleSets.Result(
            $$"""
            { "RuleName": "r", "ErrorMessage": "{{message}}", "Expression": "false", "LocalParams": [ { "Name": "limit", "Expression": "'n'" } ] }
            """,
            Payload);

        Assert.Equal(shown, result.Message);
    }

    [Fact]
    public void The_error_message_of_a_child_is_filled_too()
    {
        var result = RuleSets.Result(
            """
            { "RuleName": "p", "Operator": "And", "LocalParams": [ { "Name": "limit", "Expression": "5" } ],
              "Rules": [ { "RuleName": "a", "ErrorMessage": "over $(limit)", "Expression": "payload.amount < limit" } ] }
            """,
            Payload);

        Assert.Equal("over 5", Assert.Single(result.Children).Message);
    }

    [Fact]
    public void Globals_and_locals_see_those_before_them_and_only_their_users_fail_with_them()
    {
        var results = RuleSets.Compile(
            """
            { "WorkflowName": "w",
              "GlobalParams": [ { "Name": "half", "Expression": "payload.amount / 2" }, { "Name": "bad", "Expression": "half / 0" },
                                { "Name": "absent", "Expression": "payload.nowhere.deep" }, { "Name": "open", "Expression": "absent > 1" } ],
              "Rules": [ { "RuleName": "uses", "LocalParams": [ { "Name": "more", "Expression": "half + 1" } ], "Expression": "more == 51" },
                         { "RuleName": "fails", "Expression": "bad > 1" }, { "RuleName": "lacks", "Expression": "absent == 'x'" },
                         { "RuleName": "open", "Expression": "!open" } ] }
            """)["w"].Evaluate(Payload).Rules;

        Assert.Equal([RuleOutcome.Passed, RuleOutcome.Error, RuleOutcome.Error, RuleOutcome.Error], results.Select(rule => rule.Outcome));
        Assert.Equal("`0` is 0, and nothing can be divided by it.", results[1].Message);
        Assert.Equal("`payload.nowhere` is not there.", results[2].Message);
        Assert.Equal("`payload.nowhere` is not there.", results[3].Message);
    }

    [Fact]
    public void The_first_rule_that_passed_names_its_success_event()
    {
        var result = RuleSets.Compile(
            """
            { "WorkflowName": "w", "Rules": [ { "RuleName": "a", "SuccessEvent": "no", "Expression": "false" },
              { "RuleName": "b", "SuccessEvent": "apply", "Expression": "true" }, { "RuleName": "c", "Expression": "true" } ] }
            """)["w"].Evaluate(Payload);

        Assert.Equal("apply", result.FirstPassed!.SuccessEvent);
        Assert.Equal("c", result.Rules[2].SuccessEvent);
        Assert.Null(result.Rules[0].SuccessEvent);
        Assert.False(result.Passed);
    }

    [Fact]
    public void Injected_workflows_bring_their_rules_and_their_own_globals()
    {
        var sets = RuleSets.Compile(
            """
            [ { "WorkflowName": "eu", "WorkflowsToInject": ["common"], "GlobalParams": [ { "Name": "g", "Expression": "1" } ],
                "Rules": [ { "RuleName": "own", "Expression": "g == 1" } ] },
              { "WorkflowName": "common", "GlobalParams": [ { "Name": "g", "Expression": "2" } ], "Rules": [ { "RuleName": "base", "Expression": "g == 2" } ] },
              { "WorkflowName": "only", "WorkflowsToInject": ["common"] } ]
            """);

        Assert.Equal(["own", "base"], sets["eu"].Evaluate(Payload).Rules.Select(rule => rule.Name));
        Assert.True(sets["eu"].Evaluate(Payload).Passed);
        Assert.Equal(["base"], sets["only"].Evaluate(Payload).Rules.Select(rule => rule.Name));
    }

    [Fact]
    public void A_later_file_replaces_a_workflow_of_an_earlier_one()
    {
        var sets = RuleSets.Compile(
            """{ "WorkflowName": "w", "Rules": [ { "RuleName": "pack", "Expression": "true" } ] }""",
            """[ { "WorkflowName": "w", "Kind": "validate", "Rules": [ { "RuleName": "client", "Expression": "true" } ] } ]""");

        Assert.Equal("client", Assert.Single(sets["w"].Evaluate(Payload).Rules).Name);
        Assert.Equal(RuleSetKind.Validate, sets["w"].Kind);
        Assert.Equal("rules/acme/test1.json", sets["w"].Span.File);
    }

    [Fact]
    public void An_output_expression_gives_its_value_for_the_outcome_it_is_meant_for()
    {
        const string Actions = """
            "Actions": { "OnSuccess": { "Name": "outputexpression", "Context": { "Expression": "new (payload.id as apply, payload.amount)" } },
                         "OnFailure": { "Name": "OutputExpression", "Context": { "Expression": "'none'" } } }
            """;
        var results = RuleSets.Results(
            $$"""
            { "RuleName": "a", "Expression": "true", {{Actions}} }, { "RuleName": "b", "Expression": "payload.x > 1", {{Actions}} }
            """,
            Payload);

        Assert.Equal("in_1", results[0].Output.Member("apply").AsText());
        Assert.Equal("none", results[1].Output.AsText());
    }

    [Fact]
    public void The_same_rules_on_the_same_input_give_equal_results()
    {
        var set = RuleSets.Compile("""{ "WorkflowName": "w", "Rules": [ { "RuleName": "r", "ErrorMessage": "$(payload.id)", "Expression": "payload.x > 1" } ] }""")["w"];

        Assert.Equal(set.Evaluate(Payload).Rules.AsEnumerable(), set.Evaluate(Payload).Rules);
    }
}
