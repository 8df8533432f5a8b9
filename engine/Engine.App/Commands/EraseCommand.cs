using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using Engine.App.Service;
using Engine.Runtime.Hosting;

namespace Engine.App.Commands;

/// <summary><c>engine erase</c>: takes away what is kept of somebody; the proof of what was booked stays.</summary>
public sealed class EraseCommand : EngineCommand
{
    private readonly ServiceOptions service = new();
    private readonly Option<string> client = new("--client") { Description = "Whose customer it is.", Required = true };
    private readonly Option<string> subject = new("--subject") { Description = "An id or an address as payloads spell it, such as cus_1AbC.", Required = true };
    private readonly Option<string> why = new("--why") { Description = "The reason, without naming the subject; it is kept.", Required = true };
    private readonly Option<bool> dryRun = new("--dry-run") { Description = "Count, and erase nothing." };
    private readonly Option<string> format = new("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" };

    public override ImmutableArray<string> Examples { get; } = ["engine erase --client acme --subject cus_1AbC --why ticket-4711 --dry-run"];

    public override Command Build()
    {
        format.AcceptOnlyFromAmong("text", "json");
        var command = new Command("erase", "Erases the payloads of finished events that name a subject; 1 when some are not finished yet.") { client, subject, why, dryRun, format };
        service.AddTo(command);
        command.SetAction((parsed, cancel) => service.RunAsync(parsed, running => EraseAsync(parsed, running, cancel), cancel));
        return command;
    }

    private async Task<int> EraseAsync(ParseResult parsed, ServiceClient running, CancellationToken cancel)
    {
        var wish = new ErasureWish(parsed.GetRequiredValue(subject), parsed.GetRequiredValue(why), parsed.GetValue(dryRun));
        var made = (await running.PostAsync($"api/erasures/{Uri.EscapeDataString(parsed.GetRequiredValue(client))}", wish, cancel))!;
        var unfinished = (int)made["unfinished"]!;
        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(format) == "json")
        {
            await output.WriteLineAsync(made.ToJsonString(OperationsJson.Indented));
        }
        else
        {
            await output.WriteLineAsync($"{made["events"]} events {(wish.DryRun ? "would be" : "are")} erased.");
            if (unfinished > 0)
            {
                await output.WriteLineAsync($"{unfinished} are still to be worked on and keep their payload; erase again once they are finished.");
            }
        }

        return unfinished == 0 ? ExitCodes.Fine : ExitCodes.Findings;
    }
}
