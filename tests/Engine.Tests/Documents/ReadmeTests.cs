using System.Text.RegularExpressions;
using Engine.Core.Planning;
using Engine.Tests.Core.Planning;

namespace Engine.Tests.Documents;

/// <summary>What README shows is true.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Repository.PathOf("README.md"));

    [Fact]
    public void The_mapping_it_shows_compiles_and_books_an_invoice()
    {
        const string rules = """
            { "WorkflowName": "stripe-finalized-invoice", "Kind": "filter", "Rules": [ { "RuleName": "Any", "Expression": "true" } ] }
            """;
        var fixture = new PlanningFixture();
        var client = fixture.ClientWithRules(rules, Block("yaml"));
        Assert.Empty(fixture.Findings);

        var source = PlanningFixture.Event("invoice.paid", """
            { "id": "in_1", "customer": "cus_1", "customer_name": "Ann Ltd", "currency": "usd", "status_transitions": { "finalized_at": 1740794400 },
              "lines": { "data": [ { "price": { "id": "price_basic" }, "quantity": 2, "amount": 1999 } ] } }
            """);
        var plan = Planner.Decide(source, client, PlanningFixture.NothingThere(source, client));

        Assert.Equal(["create customer cus_1", "create invoice in_1"], plan.Steps.Select(step => $"create {step.Wanted.Key}"));
        Assert.All(plan.Steps, step => Assert.Equal(StepAction.Create, step.Action));
    }

    [Fact]
    public void Its_test_command_is_the_one_that_CI_runs() =>
        Assert.Contains("dotnet test Engine.sln -c Release", File.ReadAllText(Repository.PathOf(".ci/run")), StringComparison.Ordinal);

    [Fact]
    public void Every_command_it_names_exists()
    {
        var named = Command().Matches(Readme).Select(match => match.Groups[1].Value).Distinct().ToList();
        var known = typeof(Engine.App.Commands.EngineCommand).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Engine.App.Commands.EngineCommand)) && !type.IsAbstract)
            .Select(type => ((Engine.App.Commands.EngineCommand)Activator.CreateInstance(type)!).Build().Name);

        Assert.NotEmpty(named);
        Assert.Empty(named.Except(known));
    }

    [Fact]
    public void Every_path_it_names_exists()
    {
        var paths = PathCell().Matches(Readme).SelectMany(match => match.Groups[1].Value.Split(", ")).Select(path => path.Trim('`')).ToList();

        Assert.NotEmpty(paths);
        Assert.All(paths, path => Assert.True(Path.Exists(Repository.PathOf(path)), path));
    }

    private static string Block(string language)
    {
        var start = Readme.IndexOf($"```{language}\n", StringComparison.Ordinal) + language.Length + 4;
        return Readme[start..Readme.IndexOf("```", start, StringComparison.Ordinal)];
    }

    [GeneratedRegex(@"^\| `engine ([a-z]+)", RegexOptions.Multiline)]
    private static partial Regex Command();

    [GeneratedRegex(@"^\| (`[a-z][a-z/-]+`(?:, `[a-z/-]+`)*) \|", RegexOptions.Multiline)]
    private static partial Regex PathCell();
}
