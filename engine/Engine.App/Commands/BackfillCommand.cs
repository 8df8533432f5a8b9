using System.Collections.Immutable;
using System.CommandLine;
using Engine.App.Service;
using Engine.Runtime.Hosting;

namespace Engine.App.Commands;

/// <summary><c>engine backfill</c>: a source's past, counted and summed first.</summary>
public sealed class BackfillCommand : EngineCommand
{
    private readonly ServiceOptions service = new();
    private readonly Option<string> client = new("--client") { Description = "Whose past.", Required = true };
    private readonly Option<string> source = new("--source") { Description = "The source.", DefaultValueFactory = _ => "stripe" };
    private readonly Option<string?> from = new("--from") { Description = "First day, in the client's zone, such as 2026-01-01." };
    private readonly Option<string?> to = new("--to") { Description = "Last day." };
    private readonly Option<string[]> types = new("--types") { Description = "Names of events, such as invoice.paid; all that the mappings take without it.", AllowMultipleArgumentsPerToken = true };
    private readonly Option<FileInfo?> list = new("--list") { Description = "A file with an id of an event or object on each line, in place of days." };
    private readonly Option<bool> yes = new("--yes") { Description = "Takes it in. Without it, it is only counted and summed." };
    private readonly Option<string?> why = new("--why") { Description = "For whoever looks at it later; needed with --yes." };
    private readonly Option<string> format = new("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" };

    public override ImmutableArray<string> Examples { get; } =
    [
        "engine backfill --client acme --from 2026-01-01 --to 2026-03-31",
        "engine backfill --client acme --from 2026-01-01 --to 2026-03-31 --yes --why \"moving in\"",
        "engine backfill --client acme --list ids.txt",
    ];

    public override Command Build()
    {
        format.AcceptOnlyFromAmong("text", "json");
        var command = new Command(
            "backfill",
            "Takes a source's past in: counts and sums it first, takes it with --yes, and goes on where a run of the same order broke off.")
        {
            client, source, from, to, types, list, yes, why, format,
        };
        service.AddTo(command);
        command.SetAction((parsed, cancel) => service.RunAsync(parsed, running => RunAsync(parsed, running, cancel), cancel));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, ServiceClient running, CancellationToken cancel)
    {
        var error = parsed.InvocationConfiguration.Error;
        if (parsed.GetValue(list) is { Exists: false } missing)
        {
            await error.WriteLineAsync($"There is no file {missing}.");
            return ExitCodes.Unusable;
        }

        var ids = parsed.GetValue(list) is { } file
            ? (await File.ReadAllLinesAsync(file.FullName, cancel)).Select(line => line.Trim()).Where(line => line.Length > 0).ToArray()
            : [];
        var order = new BackfillRequest(
            parsed.GetRequiredValue(source), parsed.GetValue(from), parsed.GetValue(to), [.. parsed.GetValue(types) ?? []], [.. ids], parsed.GetValue(why));
        var path = $"api/clients/{Uri.EscapeDataString(parsed.GetRequiredValue(client))}/backfill{(parsed.GetValue(yes) ? "" : "/preview")}";
        var code = await RunFollower.RunAsync(parsed, running, path, order, parsed.GetValue(format) == "json", cancel);
        if (!parsed.GetValue(yes))
        {
            await error.WriteLineAsync("Nothing was taken in. --yes --why \"…\" does it.");
        }

        return code;
    }
}
