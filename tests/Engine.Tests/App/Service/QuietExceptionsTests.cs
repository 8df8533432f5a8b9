using System.Text.Json.Nodes;
using Engine.App.Demo;
using Engine.Runtime.Storage;
using Engine.Simulation;
using Engine.Simulation.Kill;

namespace Engine.Tests.App.Service;

/// <summary>The exception queue worked while no service runs: the commands own the store themselves, and the next run does what they ordered.</summary>
public sealed class QuietExceptionsTests
{
    private const string Price = "price_1QAcmeStarterMonthly";

    [Fact]
    public async Task A_row_is_added_and_everything_is_retried_with_no_service_running()
    {
        await using var world = await ServiceWorld.CreateAsync();
        var file = Path.Combine(world.Root, "mappings", "acme", "crosswalks", "items.csv");
        var full = await File.ReadAllLinesAsync(file);
        await File.WriteAllLinesAsync(file, full.Where(line => !line.StartsWith(Price, StringComparison.Ordinal)));
        await world.StartAsync();
        var story = new DemoStory();
        for (var n = 0; n < 4; n++)
        {
            ManyInvoices.Tell(story, n, isWhole: false);
        }

        foreach (var delivery in story.Deliveries)
        {
            Assert.True(await world.PostAsync(delivery));
        }

        Assert.All(await world.UntilQuietAsync(), summary => Assert.Equal(EventState.Raised, summary.State));
        Assert.Equal(0, await world.StopAsync());

        var listed = JsonNode.Parse(await RunAsync(world, "list", "--format", "json"))!["items"]!.AsArray();
        var ids = listed.Select(item => (string)item!["id"]!).ToList();
        Assert.Equal(4, ids.Count);
        await RunAsync(world, "assign", ids[3], "--to", "ann");
        await RunAsync(world, "hold", ids[3], "--until", "2099-01-01T00:00:00Z");
        await RunAsync(world, "resolve", ids[2], "--why", "booked by hand");
        await RunAsync(world, "reopen", ids[2], "--why", "it was not");

        // The row is written, the configuration read again within the command, and the retry judged by what it then says.
        var dry = await RunAsync(world, "crosswalk", ids[0], "--internal-id", "201", "--why", "new price", "--dry-run");
        Assert.Contains($"gets the row {Price},201", dry, StringComparison.Ordinal);
        await RunAsync(world, "crosswalk", ids[0], "--internal-id", "201", "--why", "new price");
        Assert.Contains(await File.ReadAllLinesAsync(file), line => line.StartsWith($"{Price},201", StringComparison.Ordinal));
        await RunAsync(world, "retry", ids[1], "--why", "the row is there");
        await RunAsync(world, "retry", ids[2], "--why", "the row is there");

        // Nothing was worked on meanwhile.
        Assert.DoesNotContain(await world.EventsAsync(), summary => summary.State == EventState.Completed);
        Assert.Equal(3, (await world.EventsAsync()).Count(summary => summary.State == EventState.Retry));

        await world.StartAsync();
        var events = await world.UntilQuietAsync();
        Assert.Equal((3, 1), (events.Count(summary => summary.State == EventState.Completed), events.Count(summary => summary.State == EventState.Raised)));
        var shown = JsonNode.Parse(await RunAsync(world, "show", ids[3], "--format", "json"))!["item"]!;
        Assert.Equal(("held", "ann"), ((string?)shown["state"], (string?)shown["assignee"]));
        Assert.Equal(0, (await EngineProcess.RunAsync("audit", "verify", "--data", world.Data)).ExitCode);
    }

    private static async Task<string> RunAsync(ServiceWorld world, params string[] words)
    {
        var (code, output, error) = await EngineProcess.RunAsync(["exceptions", .. words, "--data", world.Data, "--root", world.Root]);
        Assert.True(code == 0, $"{string.Join(' ', words)}: {code} {output} {error}");
        return output;
    }
}
