using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json.Nodes;
using Engine.App.Service;
using Engine.Runtime.Hosting;
using Engine.Runtime.Storage;

namespace Engine.App.Commands;

/// <summary><c>engine drain</c>: takes no new work, and says when what was under way has ended.</summary>
public sealed class DrainCommand : EngineCommand
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(500);

    private readonly PauseOptions options = new();
    private readonly Option<int> patience = new("--wait") { Description = "Seconds to wait for the end; the drain goes on afterwards.", DefaultValueFactory = _ => 300 };

    public override ImmutableArray<string> Examples { get; } = ["engine drain --why \"new version\"", "engine drain --client acme --wait 60 --why \"new account\""];

    public override Command Build()
    {
        var command = new Command("drain", "Takes no new work, waits until what is under way has ended, and says so; engine resume lets it go on. Exit code 1: something is under way still.") { options.Intake, patience };
        options.AddTo(command);
        command.SetAction((parsed, cancel) => options.Service.RunAsync(parsed, running => DrainAsync(parsed, running, cancel), cancel));
        return command;
    }

    private async Task<int> DrainAsync(ParseResult parsed, ServiceClient running, CancellationToken cancel)
    {
        var (client, source) = (parsed.GetValue(options.Client), parsed.GetValue(options.Source));
        var wanted = new PauseWanted(parsed.GetRequiredValue(options.Why), PauseKind.Drain, client, source, parsed.GetValue(options.Intake));
        var answer = (await running.PostAsync("api/pauses", wanted, cancel))!;
        var until = TimeProvider.System.GetTimestamp() + parsed.GetValue(patience) * TimeProvider.System.TimestampFrequency;
        while (UnderWay(answer, client, source) is var left && left > 0 && TimeProvider.System.GetTimestamp() < until)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync($"{left} under way.");
            await Task.Delay(Pace, TimeProvider.System, cancel);
            answer = (await running.GetAsync("api/pauses", cancel))!;
        }

        options.Print(parsed, answer);
        return UnderWay(answer, client, source) == 0 ? ExitCodes.Fine : ExitCodes.Findings;
    }

    // A key of one client drains that client, whatever was asked.
    private static int UnderWay(JsonNode answer, string? client, string? source) => answer["pauses"]!.AsArray()
        .Where(pause => (string)pause!["kind"]! == "drain" && (client is null || (string?)pause["client"] == client) && (string?)pause["source"] == source)
        .Sum(pause => (int)pause!["underWay"]!);
}
