using System.CommandLine;
using System.Text.RegularExpressions;
using Engine.App.Commands;
using Engine.Core.Planning;
using Engine.Tests.Core.Planning;
using Engine.Tests.Core.Scheduling;
using Engine.Tests.Runtime.Support;
using Engine.Tests.Support;

namespace Engine.Tests.Documents;

/// <summary>What README and the operators' page show is true.</summary>
public sealed partial class ReadmeTests
{
    private const string Operations = "engine/OPERATIONS.md";
    private const string Meter = "sources: { meter: { poll: { url: \"https://meter.example.com/v1/events\", events: data } } }\n";

    private static readonly string Readme = File.ReadAllText(Repository.PathOf("README.md"));

    /// <summary>The pages whose commands and links are checked.</summary>
    public static TheoryData<string> Pages => ["README.md", Operations, "engine/CASH.md"];

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
    public async Task The_event_it_posts_is_taken_by_a_source_as_it_declares_one()
    {
        var block = Console().Match(Readme).Groups[1].Value;
        var loaded = Engine.Runtime.Configuration.ConfigurationLoader.Load(Repository.PathOf("tests/Engine.Tests/Runtime/Ingest/project"));
        using var folder = new TemporaryFolder();
        await using var store = Stores.Open(folder);
        await using var engine = await RunningEngine.StartAsync(
            store, new ScriptedNetSuite(), new ManualTime(Deliveries.Noon), snapshot: loaded.Snapshot, secrets: name => name == "USAGE_KEY" ? "key" : null);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Address().Match(block).Groups[1].Value).AbsolutePath)
        {
            Content = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(Posted().Match(block).Groups[1].Value)),
        };
        foreach (var header in Header().Matches(block).Select(match => match.Groups))
        {
            var value = header[2].Value.Replace("$USAGE_KEY", "key", StringComparison.Ordinal);
            Assert.True(request.Headers.TryAddWithoutValidation(header[1].Value, value) || request.Content.Headers.TryAddWithoutValidation(header[1].Value, value));
        }

        using var answer = await engine.Http.SendAsync(request);
        Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
        Assert.Single(await store.Inspection.EventAsync("meter", "/meters/eu|42"));
    }

    [Fact]
    public void The_settings_by_the_clock_that_it_shows_compile()
    {
        var page = Text(Operations);
        var start = page.IndexOf("```yaml\nschedules:", StringComparison.Ordinal) + "```yaml\n".Length;
        var client = TimeClients.Of(TimeClients.Stripe + Meter + page[start..page.IndexOf("```", start, StringComparison.Ordinal)]);

        Assert.Equal(["catch-up", "meters", "night"], client.Schedules.Select(schedule => schedule.Name));
        Assert.Equal("evening", Assert.Single(client.Windows).Name);
        Assert.NotNull(client.Start);
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

    /// <summary>Each line of its blocks of commands is one that the program, or a project, takes.</summary>
    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_command_line_it_shows_can_be_typed(string page)
    {
        var root = new RootCommand();
        foreach (var command in typeof(EngineCommand).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(EngineCommand)) && !type.IsAbstract))
        {
            root.Subcommands.Add(((EngineCommand)Activator.CreateInstance(command)!).Build());
        }

        var lines = Shell().Matches(Text(page)).SelectMany(block => block.Groups[1].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries)).ToList();
        var typed = lines.Select(line => line.Replace("dotnet run --project engine/Engine.App -c Release --", "engine", StringComparison.Ordinal)).Where(line => line.StartsWith("engine ", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(typed);
        Assert.All(typed, line => Assert.Equal([], root.Parse(line["engine ".Length..]).Errors.Select(error => error.Message)));
        var paths = lines.SelectMany(line => line.Split(' ')).Where(word => word.Contains('/', StringComparison.Ordinal) && !word.Contains("://", StringComparison.Ordinal) && !word.StartsWith("acme/", StringComparison.Ordinal)).ToList();
        Assert.All(paths, path => Assert.True(Path.Exists(Repository.PathOf(path)), path));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_page_it_links_to_exists(string page)
    {
        var folder = Path.GetDirectoryName(Repository.PathOf(page))!;
        var links = Link().Matches(Text(page)).Select(match => match.Groups[1].Value.Split('#')).ToList();

        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.True(Path.Exists(Path.Combine(folder, link[0])), link[0]));
        Assert.All(
            links.Where(link => link.Length > 1),
            link => Assert.Contains($"\n## {link[1].Replace('-', ' ')}\n", File.ReadAllText(Path.Combine(folder, link[0])), StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Nothing that an operator types is said nowhere.</summary>
    [Fact]
    public void Every_command_there_is_stands_on_one_of_the_pages()
    {
        var text = Readme + Text(Operations);
        var known = typeof(EngineCommand).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(EngineCommand)) && !type.IsAbstract)
            .Select(type => ((EngineCommand)Activator.CreateInstance(type)!).Build().Name);

        Assert.All(known.Except(["demo"]), name => Assert.Contains($"engine {name}", text, StringComparison.Ordinal));
    }

    /// <summary>The table of keys speaks of what the schema of mappings has.</summary>
    [Fact]
    public void Every_key_it_explains_is_one_of_a_mapping()
    {
        var schema = File.ReadAllText(Repository.PathOf("schemas/mapping.schema.json"));
        var keys = Key().Matches(Readme).Select(match => match.Groups[1].Value).ToList();

        Assert.Contains("lookups", keys);
        Assert.All(keys, key => Assert.Contains($"\"{key}\":", schema, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_path_it_names_exists()
    {
        var paths = PathCell().Matches(Readme).SelectMany(match => match.Groups[1].Value.Split(", ")).Select(path => path.Trim('`')).ToList();

        Assert.NotEmpty(paths);
        Assert.All(paths, path => Assert.True(Path.Exists(Repository.PathOf(path)), path));
    }

    private static string Text(string page) => File.ReadAllText(Repository.PathOf(page));

    private static string Block(string language)
    {
        var start = Readme.IndexOf($"```{language}\n", StringComparison.Ordinal) + language.Length + 4;
        return Readme[start..Readme.IndexOf("```", start, StringComparison.Ordinal)];
    }

    [GeneratedRegex(@"```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Shell();

    [GeneratedRegex(@"\]\(([^)]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^\| `([a-z]+):`", RegexOptions.Multiline)]
    private static partial Regex Key();

    [GeneratedRegex(@"^\| `engine ([a-z]+)", RegexOptions.Multiline)]
    private static partial Regex Command();

    [GeneratedRegex(@"^\| (`[a-zA-Z./-]+`(?:, `[a-zA-Z./-]+`)*) \|", RegexOptions.Multiline)]
    private static partial Regex PathCell();

    [GeneratedRegex("```console\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Console();

    [GeneratedRegex("curl (\\S+)")]
    private static partial Regex Address();

    [GeneratedRegex("-H \"([^:\"]+): ([^\"]+)\"")]
    private static partial Regex Header();

    [GeneratedRegex("-d '([^']+)'")]
    private static partial Regex Posted();
}
