using System.Text.Json;
using Engine.App.Demo;

namespace Engine.Tests.App.Service;

/// <summary>What the real program writes into its log.</summary>
public sealed class ServiceLogTests
{
    [Fact]
    public async Task What_is_logged_of_a_request_during_a_turn_names_the_turn_and_no_line_of_the_file_is_lost()
    {
        await using var world = await ServiceWorld.CreateAsync();
        var file = Path.Combine(world.Root, "log.json");
        world.Arguments.AddRange(["--log-file", file, "--log-level", "debug"]);
        await world.StartAsync();
        Assert.True(await world.PostAsync(UninterruptedRun.Deliveries[^1]));
        await world.UntilQuietAsync();
        await world.StopAsync();

        var entries = (await File.ReadAllLinesAsync(file)).Where(line => line.Length > 0).Select(line => JsonElement.Parse(line)).ToList();
        Assert.Contains(entries, entry => Message(entry).Contains("is in force", StringComparison.Ordinal));
        Assert.Contains(entries, entry => Message(entry).Contains("is \"completed\"", StringComparison.Ordinal));
        var creates = entries.Where(entry => Message(entry).Contains("/services/rest/record/v1/", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(creates);
        Assert.All(creates, entry => Assert.All(
            ["Client", "Event", "Revision", "Operation"],
            name => Assert.NotEqual("", entry.GetProperty("Properties").GetProperty(name).GetString())));
    }

    [Fact]
    public async Task A_raised_event_is_told_with_its_code_and_without_its_payload()
    {
        await using var world = await ServiceWorld.CreateAsync();
        await world.StartAsync();
        var body = """{"id":"evt_odd","object":"event","type":"nobody.knows_it","created":1767700000,"api_version":null,"data":{"object":{"id":"x_1","object":"x","email":"ada@example.com"} } }"""u8.ToArray();
        Assert.True(await world.PostAsync(new DemoDelivery("evt_odd", "nobody.knows_it", body, DemoOutcome.Ignored)));

        await world.UntilLoggedAsync("Event evt_odd of acme is raised to a person: MAP201. engine exceptions shows it.");

        Assert.DoesNotContain(world.Log, line => line.Contains("ada@example.com", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_secret_that_cannot_be_read_is_told_at_the_start()
    {
        await using var world = await ServiceWorld.CreateAsync();
        var file = Path.Combine(world.Root, "log.json");
        world.Arguments.AddRange(["--log-file", file]);
        await world.StartAsync();
        await world.StopAsync();

        var log = await File.ReadAllTextAsync(file);
        Assert.Contains("environment variable BIRCH_", log, StringComparison.Ordinal);
        Assert.DoesNotContain("environment variable ACME_", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told_in_a_sentence()
    {
        await using var world = await ServiceWorld.CreateAsync();
        await world.StartAsync();

        var (code, _, error) = await EngineProcess.RunAsync("run", "--root", world.Root, "--data", world.Data + "2", "--urls", world.Address.GetLeftPart(UriPartial.Authority));

        Assert.Equal(2, code);
        Assert.Contains("The service cannot listen: ", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    private static string Message(JsonElement entry) => entry.GetProperty("RenderedMessage").GetString()!;
}
