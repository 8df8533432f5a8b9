using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using Engine.App.Output;
using Engine.App.Service;

namespace Engine.App.Commands;

/// <summary><c>engine start-date</c>: what a client's start date leaves out, for an opening entry.</summary>
public sealed class StartDateCommand : EngineCommand
{
    private readonly ServiceOptions service = new();
    private readonly Option<string> client = new("--client") { Description = "Whose start date.", Required = true };
    private readonly Option<string> format = new("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" };

    public override ImmutableArray<string> Examples { get; } = ["engine start-date --client acme"];

    public override Command Build()
    {
        format.AcceptOnlyFromAmong("text", "json");
        var command = new Command("start-date", "Counts and sums, by event and currency, the facts from before the client's start date that were not booked.") { client, format };
        service.AddTo(command);
        command.SetAction((parsed, cancel) => service.RunAsync(parsed, running => ShowAsync(parsed, running, cancel), cancel));
        return command;
    }

    private async Task<int> ShowAsync(ParseResult parsed, ServiceClient running, CancellationToken cancel)
    {
        var report = (await running.GetAsync($"api/clients/{Uri.EscapeDataString(parsed.GetRequiredValue(client))}/start-date", cancel))!;
        if (parsed.GetValue(format) == "json")
        {
            await RunFollower.WriteAsync(parsed, report, asJson: true);
            return ExitCodes.Fine;
        }

        var text = new StringBuilder($"Facts of {report["client"]} from before {report["date"]}, {report["before"]}:").AppendLine();
        RunText.AppendTable(text, report);
        await parsed.InvocationConfiguration.Output.WriteAsync(text, cancel);
        return ExitCodes.Fine;
    }
}
