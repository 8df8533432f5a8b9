using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json.Nodes;
using Engine.App.Output;
using Engine.App.Service;

namespace Engine.App.Commands;

/// <summary><c>engine schedules</c>: what runs by the clock, what came of it last, and when it runs next.</summary>
public sealed class SchedulesCommand : EngineCommand
{
    private readonly ServiceOptions service = new();
    private readonly Option<string> format = new("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" };

    public override ImmutableArray<string> Examples { get; } = ["engine schedules"];

    public override Command Build()
    {
        format.AcceptOnlyFromAmong("text", "json");
        var command = new Command("schedules", "Schedules with their last run, its outcome, and the next runs.") { format };
        service.AddTo(command);
        command.SetAction((parsed, cancel) => service.RunAsync(parsed, running => ShowAsync(parsed, running, cancel), cancel));
        return command;
    }

    private async Task<int> ShowAsync(ParseResult parsed, ServiceClient running, CancellationToken cancel)
    {
        var list = (await running.GetAsync("api/schedules", cancel))!;
        if (parsed.GetValue(format) == "json")
        {
            await RunFollower.WriteAsync(parsed, list, asJson: true);
            return ExitCodes.Fine;
        }

        if (list["schedules"]!.AsArray().Count == 0)
        {
            await parsed.InvocationConfiguration.Output.WriteLineAsync("No schedules; they stand under `schedules` in client.yaml.");
        }

        foreach (var schedule in list["schedules"]!.AsArray())
        {
            await WriteAsync(parsed.InvocationConfiguration.Output, schedule!);
        }

        return ExitCodes.Fine;
    }

    private static async Task WriteAsync(TextWriter output, JsonNode schedule)
    {
        await output.WriteLineAsync($"{schedule["client"]}/{schedule["name"]}  {Words.Of((string)schedule["run"]!)}  \"{schedule["cron"]}\" {schedule["timeZone"]}, missed runs: {schedule["misfire"]}");
        await output.WriteLineAsync(schedule["lastRun"] is { } last ? $"  last {RunText.Line(last).TrimStart()}" : "  has not run yet");
        await output.WriteLineAsync($"  next {string.Join(", ", schedule["shown"]!.AsArray())}");
    }
}
