using System.Text.Json;
using Engine.Tests.Support;

namespace Engine.Tests.App.Service;

/// <summary><c>engine run</c> and <c>engine explain</c> as processes.</summary>
public sealed class ExplainTests
{
    [Fact]
    public async Task An_event_is_explained_while_the_service_runs()
    {
        await using var world = await ServiceWorld.CreateAsync();
        await world.StartAsync();
        foreach (var delivery in UninterruptedRun.Deliveries)
        {
            await world.PostAsync(delivery);
        }

        await world.UntilQuietAsync();
        var finalized = UninterruptedRun.Deliveries.First(delivery => delivery.EventType == "invoice.finalized");

        var (exit, text, _) = await EngineProcess.RunAsync("explain", finalized.EventId, "--data", world.Data);
        Assert.Equal(0, exit);
        Assert.StartsWith($"invoice.finalized {finalized.EventId}", text, StringComparison.Ordinal);
        Assert.Contains("state     completed", text, StringComparison.Ordinal);
        Assert.Contains("> POST /services/rest/record/v1/invoice", text, StringComparison.Ordinal);
        Assert.Contains("< 204", text, StringComparison.Ordinal);
        Assert.Contains("Asked NetSuite", text, StringComparison.Ordinal);
        Assert.Contains("SELECT id, externalid, type FROM transaction WHERE externalid IN ('", text, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^    memo = .+  \(mappings/\S+\.yaml:\d+:\d+\)$", text);
        Assert.Matches(@"(?m)^      amount = .+  \(mappings/\S+\.yaml:\d+:\d+\)$", text);

        var (_, json, _) = await EngineProcess.RunAsync("explain", finalized.EventId, "--data", world.Data, "--format", "json");
        using var document = JsonDocument.Parse(json);
        Assert.Equal("completed", document.RootElement.GetProperty("event").GetProperty("state").GetString());
        Assert.Equal("write", document.RootElement.GetProperty("plan").GetProperty("verdict").GetString());
        Assert.NotEmpty(document.RootElement.GetProperty("lookUps").EnumerateArray());
        Assert.Equal(finalized.EventId, document.RootElement.GetProperty("payload").GetProperty("id").GetString());

        var unknown = await EngineProcess.RunAsync("explain", "evt_nobody", "--data", world.Data);
        Assert.Equal(1, unknown.ExitCode);

        var second = await EngineProcess.RunAsync("run", "--root", world.Root, "--data", world.Data, "--urls", "http://127.0.0.1:0");
        Assert.Equal(2, second.ExitCode);
        Assert.Contains("RUN001", second.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_data_there_is_nothing_to_explain()
    {
        using var folder = new TemporaryFolder();
        var (exit, _, error) = await EngineProcess.RunAsync("explain", "evt_1", "--data", folder.Path);
        Assert.Equal(2, exit);
        Assert.Contains("RUN003", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_service_does_not_start_with_a_configuration_that_does_not_compile()
    {
        await using var world = await ServiceWorld.CreateAsync();
        await File.AppendAllTextAsync(Path.Combine(world.Root, "mappings", "acme", "client.yaml"), "colour: green\n");
        var (exit, _, error) = await EngineProcess.RunAsync("run", "--root", world.Root, "--data", world.Data, "--urls", "http://127.0.0.1:0");
        Assert.Equal(2, exit);
        Assert.Contains("colour", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(world.Data));
    }
}
