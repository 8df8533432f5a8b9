using System.Text.Json;
using Engine.Tests.Support;

namespace Engine.Tests.Samples;

public sealed class StripeSamplesTests : IDisposable
{
    private static readonly string[] Outcomes = ["write", "ignore", "wait", "raise", "defer", "refused"];

    private readonly string lines = Path.GetTempFileName();

    [SamplesFact]
    public async Task Every_real_event_goes_through_map_and_ends_in_a_named_outcome()
    {
        var files = Directory.EnumerateFiles(Path.Combine(Repository.Samples!, "stripe", "events"), "*.json", SearchOption.AllDirectories).Order().ToList();
        File.WriteAllLines(lines, files.Select(File.ReadAllText));

        var (exitCode, output, error) = await EngineProcess.RunAsync("map", "--client", "acme", "--event", lines);

        Assert.InRange(exitCode, 0, 1);
        Assert.Empty(error);
        using var document = JsonDocument.Parse(output);
        var plans = document.RootElement.GetProperty("plans").EnumerateArray().ToList();
        Assert.Equal(files.Count, plans.Count);
        Assert.All(plans, plan => Assert.Contains(plan.GetProperty("verdict").GetString(), Outcomes));
        Assert.All(plans, plan => Assert.False(string.IsNullOrWhiteSpace(Why(plan)), plan.ToString()));
    }

    public void Dispose() => File.Delete(lines);

    private static string? Why(JsonElement plan) => plan.GetProperty("verdict").GetString() switch
    {
        "write" => plan.GetProperty("steps")[0].GetProperty("action").GetString(),
        "ignore" or "defer" => plan.GetProperty("reason").GetString(),
        "wait" => plan.GetProperty("waitsFor")[0].GetProperty("externalId").GetString(),
        "raise" => plan.GetProperty("problems")[0].GetProperty("message").GetString(),
        _ => plan.GetProperty("message").GetString(),
    };
}
