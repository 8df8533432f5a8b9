using System.CommandLine;
using System.Text.Json;
using Engine.App.Commands;
using Engine.Tests.Runtime.Configuration;

namespace Engine.Tests.App.Commands;

public sealed class RulesCommandTests
{
    private const string Tree = """
        [ { "WorkflowName": "a", "Rules": [
            { "RuleName": "p", "Operator": "And", "ErrorMessage": "charge $(evt.id) is not settled", "Rules": [
              { "RuleName": "ok", "Expression": "evt.amount > 1", "SuccessEvent": "yes" }, { "RuleName": "bad", "Expression": "evt.nowhere == 1" } ] },
            { "RuleName": "out", "Expression": "evt.amount == 5.50", "Actions": { "OnSuccess": { "Name": "OutputExpression", "Context": { "Expression": "new (evt.id as id, evt.amount as sum)" } } } } ] },
          { "WorkflowName": "b", "Rules": [ { "RuleName": "r", "Expression": "1 / (evt.amount - 5.50) > 1" } ] } ]
        """;

    [Fact]
    public void The_result_tree_is_printed_with_outcome_message_children_and_output()
    {
        var (exit, output, error) = Run(Tree, """{"evt": {"id": "ch_1", "amount": 5.50}}""");

        Assert.Equal((0, ""), (exit, error));
        var root = JsonDocument.Parse(output).RootElement;
        Assert.Equal(1, root.GetProperty("formatVersion").GetInt32());
        var rules = root.GetProperty("rules");
        Assert.Equal(["a", "a", "b"], rules.EnumerateArray().Select(rule => rule.GetProperty("workflow").GetString()));
        Assert.Equal("error", rules[0].GetProperty("outcome").GetString());
        Assert.Equal("bad: `evt.nowhere` is not there.", rules[0].GetProperty("message").GetString());
        Assert.Equal("yes", rules[0].GetProperty("children")[0].GetProperty("successEvent").GetString());
        Assert.Equal("error", rules[0].GetProperty("children")[1].GetProperty("outcome").GetString());
        Assert.Equal("""{"id":"ch_1","sum":5.50}""", JsonSerializer.Serialize(rules[1].GetProperty("output")));
        Assert.Contains("is 0, and nothing can be divided by it.", rules[2].GetProperty("message").GetString());
    }

    [Theory]
    [InlineData("""[{"x": 1}, {"x": 2}]""", "input1.x + input2.x == 3")]
    [InlineData("""{"payment": {"x": 1}, "invoice": {"x": 2}}""", "payment.x < invoice.x")]
    [InlineData("""{"order": {"x": 1}}""", "x == 1")]
    [InlineData("5", "input1 == 5")]
    [InlineData("null", "input1 == null")]
    public void Inputs_have_the_names_that_the_file_gives_them_or_the_default_ones(string input, string expression)
    {
        var (exit, output, _) = Run($$"""{ "WorkflowName": "w", "Rules": [ { "RuleName": "r", "Expression": "{{expression}}" } ] }""", input);

        Assert.Equal((0, "passed"), (exit, JsonDocument.Parse(output).RootElement.GetProperty("rules")[0].GetProperty("outcome").GetString()));
    }

    [Fact]
    public void Properties_and_the_values_of_parameters_are_printed_where_the_file_has_them()
    {
        const string Scoped = """
            { "WorkflowName": "w", "GlobalParams": [ { "Name": "gap", "Expression": "evt.amount - 5" }, { "Name": "none", "Expression": "evt.nowhere" } ], "Rules": [
                { "RuleName": "p", "Operator": "And", "Properties": { "Owner": "AR", "Limits": [1.50, null] },
                  "LocalParams": [ { "Name": "limit", "Expression": "'x'" } ],
                  "Rules": [ { "RuleName": "c", "Expression": "gap > 1", "LocalParams": [ { "Name": "own", "Expression": "gap * 2" }, { "Name": "bad", "Expression": "1 / (gap - 2.50)" } ] } ] },
                { "RuleName": "q", "Expression": "true" } ] }
            """;

        var (exit, output, error) = Run(Scoped, """{"evt": {"amount": 7.50}}""");

        Assert.Equal((0, ""), (exit, error));
        var rules = JsonDocument.Parse(output).RootElement.GetProperty("rules");
        Assert.Equal("""{"Owner":"AR","Limits":[1.50,null]}""", JsonSerializer.Serialize(rules[0].GetProperty("properties")));
        Assert.Equal("""{"gap":2.50,"limit":"x"}""", JsonSerializer.Serialize(rules[0].GetProperty("inputs")));
        Assert.Equal("""{"gap":2.50,"limit":"x","own":5.00,"bad":null}""", JsonSerializer.Serialize(rules[0].GetProperty("children")[0].GetProperty("inputs")));
        Assert.False(rules[1].TryGetProperty("properties", out _));
        Assert.Equal("""{"gap":2.50}""", JsonSerializer.Serialize(rules[1].GetProperty("inputs")));
    }

    [Fact]
    public void One_workflow_can_be_chosen()
    {
        var rules = JsonDocument.Parse(Run(Tree, """{"evt": {"amount": 7.50}}""", "--workflow", "b").Output).RootElement.GetProperty("rules");

        Assert.Equal("r", Assert.Single(rules.EnumerateArray().ToList()).GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("{", "{}", "CFG030")]
    [InlineData("""{ "WorkflowName": "w", "Rules": [ { "RuleName": "r", "Expresion": "true" } ] }""", "{}", "rules.json:1:54: RUL002 A rule has no member \"Expresion\". Did you mean \"Expression\"? (rule w/r)")]
    [InlineData("""{ "WorkflowName": "w", "Rules": [ { "RuleName": "r", "Expression": "evnt.x == 1" } ] }""", """{"evt": 1, "b": 2}""", "`evnt` is not known here. Did you mean \"evt\"? (rule w/r)")]
    [InlineData("""{ "WorkflowName": "w", "Rules": [ { "RuleName": "r", "Expression": "true" } ] }""", "{", "is no JSON that can be used")]
    [InlineData("""{ "WorkflowName": "w", "Rules": [ { "RuleName": "r", "Expression": "true" } ] }""", """{"a": 1, "a": 2}""", "is no JSON that can be used")]
    public void What_cannot_be_loaded_is_exit_2_and_says_why(string rules, string input, string message)
    {
        var (exit, output, error) = Run(rules, input);

        Assert.Equal((2, ""), (exit, output));
        Assert.Contains(message, error);
    }

    [Theory]
    [InlineData("--workflow", "A", "The file has no workflow \"A\". Did you mean \"a\"?")]
    [InlineData("--time-zone", "Europe/Berln", "There is no time zone \"Europe/Berln\". Did you mean \"Europe/Berlin\"?")]
    public void A_name_that_is_not_there_is_exit_2(string option, string name, string message)
    {
        var (exit, _, error) = Run(Tree, """{"evt": {}}""", option, name);

        Assert.Equal(2, exit);
        Assert.Contains(message, error);
    }

    [InlineData("demo__DemoApp__Workflows__NestedInputDemo.json", """{"input1": {"NestedProp": {"SimpleProp": "nestedSimpleProp", "ListProp": [{"Id": 1, "Value": "first"}, {"Id": 2, "Value": "second"}]}}}""", "passed passed passed")]
    [InlineData("test__RulesEngine.UnitTest__TestData__rules3.json", """[{"couy": "india", "loyaltyFactor": 2, "totalPurchasesToDate": 5000}, {"totalOrders": 3, "noOfVisitsPerMonth": 3}]""", "passed")]
    [InlineData("test__RulesEngine.UnitTest__TestData__rules3.json", """[{"couy": "india", "loyaltyFactor": 2}, {"totalOrders": 3, "noOfVisitsPerMonth": 3}]""", "error")]
    [InlineData("test__RulesEngine.UnitTest__TestData__rules9.json", """[{"Boolean": true}]""", "EXP011 There is no function `.NotExistingMethod`. (rule inputWorkflow/GiveDiscount20)")]
    [RuleSamples]
    public void Rule_files_of_other_programs_are_answered_or_refused_for_a_named_reason(string file, string input, string expected)
    {
        using var folder = new TemporaryFolder().With("input.json", input);
        var (exit, output, error) = Invoke("--rules", Path.Combine(RuleSamplesAttribute.Folder!, file), "--input", Path.Combine(folder.Path, "input.json"));
        if (exit == 2)
        {
            Assert.Contains(expected, error);
            return;
        }

        var outcomes = JsonDocument.Parse(output).RootElement.GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("outcome").GetString());
        Assert.Equal(expected, string.Join(" ", outcomes));
    }

    private static (int Exit, string Output, string Error) Run(string rules, string input, params string[] more)
    {
        using var folder = new TemporaryFolder().With("rules.json", rules).With("input.json", input);
        return Invoke(["--rules", Path.Combine(folder.Path, "rules.json"), "--input", Path.Combine(folder.Path, "input.json"), .. more]);
    }

    private static (int Exit, string Output, string Error) Invoke(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = new RulesCommand().Build().Parse(["eval", .. arguments]).Invoke(new InvocationConfiguration { Output = output, Error = error });
        return (exit, output.ToString(), error.ToString());
    }
}
