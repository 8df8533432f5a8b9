using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Engine.App.Commands;
using Engine.App.Output;
using Engine.Runtime.Hosting;

namespace Engine.App.Service;

/// <summary>Starts a run at the service, waits until it has ended and prints its report.</summary>
internal static class RunFollower
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    /// <param name="path">Where the run is asked for.</param>
    /// <param name="order">What is asked for.</param>
    /// <returns>1 when the run failed, or something of it did.</returns>
    public static async Task<int> RunAsync(ParseResult parsed, ServiceClient service, string path, object order, bool asJson, CancellationToken cancel)
    {
        var run = await FollowAsync(parsed, service, path, order, cancel);
        await WriteAsync(parsed, run, asJson);
        return (string)run["state"]! == "done" && run["failures"]!.AsArray().Count == 0 ? ExitCodes.Fine : ExitCodes.Findings;
    }

    /// <summary>Starts a run and waits until it has ended; tells on standard error how far it is.</summary>
    /// <returns>The run as the service shows it.</returns>
    public static async Task<JsonNode> FollowAsync(ParseResult parsed, ServiceClient service, string path, object order, CancellationToken cancel)
    {
        var number = (long)(await service.PostAsync(path, order, cancel))!["run"]!;
        await parsed.InvocationConfiguration.Error.WriteLineAsync($"Run {number} has begun; it goes on in the service if this command is stopped.");
        var run = (await service.GetAsync($"api/runs/{number}", cancel))!;
        for (var shown = ""; (string)run["state"]! == "running"; run = (await service.GetAsync($"api/runs/{number}", cancel))!)
        {
            if (RunText.Counts(run) is var counts && counts != shown)
            {
                shown = counts;
                await parsed.InvocationConfiguration.Error.WriteLineAsync(counts);
            }

            await Task.Delay(Look, TimeProvider.System, cancel);
        }

        return run;
    }

    /// <summary>Prints a document of the service, or its text.</summary>
    public static async Task WriteAsync(ParseResult parsed, JsonNode run, bool asJson) => await parsed.InvocationConfiguration.Output.WriteAsync(
        asJson ? run.ToJsonString(OperationsJson.Indented) + Environment.NewLine : RunText.Of(run));
}
