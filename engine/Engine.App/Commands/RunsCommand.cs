using System.Collections.Immutable;
using System.CommandLine;
using Engine.App.Output;
using Engine.App.Service;
using Engine.Runtime.Storage;

namespace Engine.App.Commands;

/// <summary><c>engine runs</c>: what catch-ups, deliveries, backfills and replays did.</summary>
public sealed class RunsCommand : EngineCommand
{
    private readonly ServiceOptions service = new();
    private readonly Argument<long?> number = new("number") { Description = "A run, to see all of it.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> client = new("--client") { Description = "Only runs of this client." };
    private readonly Option<RunKind?> kind = new("--kind") { CustomParser = result => Words.Read<RunKind>(result), HelpName = Words.Of<RunKind>(), Description = "Only runs of this kind." };
    private readonly Option<int> limit = new("--limit") { Description = "How many, the newest first.", DefaultValueFactory = _ => 20 };
    private readonly Option<string> format = new("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" };

    public override ImmutableArray<string> Examples { get; } = ["engine runs --client acme --kind catch-up", "engine runs 17"];

    public override Command Build()
    {
        format.AcceptOnlyFromAmong("text", "json");
        var command = new Command("runs", "Runs of batches with start, end, counts and failures.") { number, client, kind, limit, format };
        service.AddTo(command);
        command.SetAction((parsed, cancel) => service.RunAsync(parsed, running => ShowAsync(parsed, running, cancel), cancel));
        return command;
    }

    private async Task<int> ShowAsync(ParseResult parsed, ServiceClient running, CancellationToken cancel)
    {
        var asJson = parsed.GetValue(format) == "json";
        if (parsed.GetValue(number) is { } wanted)
        {
            await RunFollower.WriteAsync(parsed, (await running.GetAsync($"api/runs/{wanted}", cancel))!, asJson);
            return ExitCodes.Fine;
        }

        var query = $"limit={parsed.GetValue(limit)}"
            + (parsed.GetValue(client) is { } name ? $"&client={Uri.EscapeDataString(name)}" : "")
            + (parsed.GetValue(kind) is { } only ? $"&kind={only}" : "");
        var list = (await running.GetAsync($"api/runs?{query}", cancel))!;
        if (asJson)
        {
            await RunFollower.WriteAsync(parsed, list, asJson: true);
            return ExitCodes.Fine;
        }

        if (list["runs"]!.AsArray().Count == 0)
        {
            await parsed.InvocationConfiguration.Output.WriteLineAsync("No runs.");
        }

        foreach (var run in list["runs"]!.AsArray())
        {
            await parsed.InvocationConfiguration.Output.WriteLineAsync(RunText.Line(run!));
        }

        return ExitCodes.Fine;
    }
}
