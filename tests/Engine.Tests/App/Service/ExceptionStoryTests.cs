using System.Text.Json.Nodes;
using Engine.App.Demo;
using Engine.Simulation;
using Engine.Simulation.Kill;
using Engine.Tests.Support;

namespace Engine.Tests.App.Service;

/// <summary>A morning of somebody in finance: a price that nobody has entered in the crosswalk, and what is done about it.</summary>
public sealed class ExceptionStoryTests
{
    private const string Price = "price_1QAcmeStarterMonthly";

    [Fact]
    public async Task An_item_code_that_the_crosswalk_lacks_is_one_group_one_row_and_one_retry()
    {
        await using var world = await ServiceWorld.CreateAsync();
        var file = Path.Combine(world.Root, "mappings", "acme", "crosswalks", "items.csv");
        var full = await File.ReadAllLinesAsync(file);
        await File.WriteAllLinesAsync(file, full.Where(line => !line.StartsWith(Price, StringComparison.Ordinal)));
        await world.StartAsync();
        await DeliverFiveInvoicesAsync(world);

        // Five events, one cause.
        var groups = await AskAsync(world, "groups");
        var group = Assert.Single(groups["groups"]!.AsArray())!;
        Assert.Equal((5, "FUN110"), ((int)group["count"]!, (string?)group["code"]));
        Assert.Equal("USD", (string?)Assert.Single(group["money"]!.AsArray())!["currency"]);
        Assert.Contains(Price, (string?)group["example"], StringComparison.Ordinal);
        var cause = (string)group["group"]!;
        var list = await AskAsync(world, "list", "--group", cause);
        var first = (string)list["items"]![0]!["id"]!;
        Assert.Matches(@"mappings/.+\.yaml:\d+:\d+", (string?)list["items"]![0]!["at"]);

        // What would happen, then for real.
        var before = await File.ReadAllBytesAsync(file);
        var planned = await RunAsync(world, 0, "crosswalk", first, "--internal-id", "201", "--name", "Starter plan", "--why", "new price", "--dry-run");
        Assert.Contains($"mappings/acme/crosswalks/items.csv gets the row {Price},201,Starter plan,true,", planned, StringComparison.Ordinal);
        Assert.Contains("It would write: create customer", planned, StringComparison.Ordinal);
        Assert.Contains("item.id = 201", planned, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(file));
        Assert.Contains("RUN304", (await EngineProcess.RunAsync([.. Command(world, "crosswalk", first, "--internal-id", "201")])).Error, StringComparison.Ordinal);
        await RunAsync(world, 0, "crosswalk", first, "--internal-id", "201", "--name", "Starter plan", "--why", "new price");
        Assert.Equal(before, (await File.ReadAllBytesAsync(file))[..before.Length]);
        var again = await EngineProcess.RunAsync([.. Command(world, "crosswalk", (string)list["items"]![1]!["id"]!, "--internal-id", "201", "--why", "twice")]);
        Assert.Equal(1, again.ExitCode);
        Assert.Contains("RUN309", again.Error, StringComparison.Ordinal);

        await RunAsync(world, 0, "retry", "--group", cause, "--why", "the row is there");
        var events = await world.UntilQuietAsync();
        Assert.All(events, summary => Assert.Equal(Engine.Runtime.Storage.EventState.Completed, summary.State));
        Assert.Empty((await AskAsync(world, "list"))["items"]!.AsArray());

        // The history tells it, of the first and of the others.
        Assert.Equal(["raised", "crosswalk", "retry", "completed"], await HistoryAsync(world, first));
        Assert.Equal(["raised", "retry", "completed"], await HistoryAsync(world, (string)list["items"]![4]!["id"]!));
        var shown = await RunAsync(world, 0, "show", first);
        Assert.Contains("(new price)", shown, StringComparison.Ordinal);
        Assert.Contains("The crosswalk does not say which NetSuite record stands for a code of the event.", shown, StringComparison.Ordinal);
        Assert.Equal(0, (await EngineProcess.RunAsync("audit", "verify", "--data", world.Data)).ExitCode);
    }

    private static async Task DeliverFiveInvoicesAsync(ServiceWorld world)
    {
        var story = new DemoStory();
        for (var n = 0; n < 5; n++)
        {
            ManyInvoices.Tell(story, n, isWhole: false);
        }

        foreach (var delivery in story.Deliveries)
        {
            Assert.True(await world.PostAsync(delivery));
        }

        Assert.All(await world.UntilQuietAsync(), summary => Assert.Equal(Engine.Runtime.Storage.EventState.Raised, summary.State));
    }

    private static async Task<IEnumerable<string?>> HistoryAsync(ServiceWorld world, string item) =>
        (await AskAsync(world, "show", item))["history"]!.AsArray().Select(entry => (string?)entry!["what"]);

    private static async Task<JsonNode> AskAsync(ServiceWorld world, params string[] words) => JsonNode.Parse(await RunAsync(world, 0, [.. words, "--format", "json"]))!;

    private static async Task<string> RunAsync(ServiceWorld world, int exit, params string[] words)
    {
        var (code, output, error) = await EngineProcess.RunAsync([.. Command(world, words)]);
        Assert.True(code == exit, $"{code} {output} {error}");
        return output;
    }

    private static string[] Command(ServiceWorld world, params string[] words) => ["exceptions", .. words, "--data", world.Data, "--root", world.Root];
}
