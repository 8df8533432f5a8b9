using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using Engine.App.Demo;
using Engine.App.Output;
using Engine.Core.Configuration;
using Engine.Core.Reconciliation;

namespace Engine.App.Commands;

/// <summary><c>engine demo</c>: the whole path in a minute, with no account anywhere.</summary>
public sealed class DemoCommand : EngineCommand
{
    private const string Client = "acme";

    private readonly Option<DirectoryInfo> root = CommonOptions.Root();
    private readonly Option<bool> exit = new("--exit") { Description = "End when the checks are done: 0 when all hold, else 1." };
    private readonly Option<string> format = new("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" };
    private readonly Option<bool> printEvents = new("--print-events") { Description = "Only print the events of the demo, one JSON document a line, as `engine map` takes them." };

    public override ImmutableArray<string> Examples { get; } = ["engine demo --exit"];

    public override Command Build()
    {
        format.AcceptOnlyFromAmong("text", "json");
        var command = new Command("demo", "Plays a month of Stripe events through the engine into a NetSuite sandbox and checks the books.") { root, exit, format, printEvents };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        if (parsed.GetValue(printEvents))
        {
            return PrintEvents();
        }

        if (LoadedClient.Find(parsed.GetRequiredValue(root), Client) is not { } client)
        {
            return ExitCodes.Unusable;
        }

        if (client.Stripe is null || client.NetSuite is null)
        {
            Console.Error.WriteLine($"Client {Client} has no connection to Stripe or none to NetSuite; the demo needs both.");
            return ExitCodes.Unusable;
        }

        return await PlayAsync(client, parsed.GetValue(exit), parsed.GetValue(format) == "json", cancel);
    }

    private static async Task<int> PlayAsync(ClientConfig client, bool exits, bool asJson, CancellationToken cancel)
    {
        await using var stage = await DemoStage.StartAsync(client, cancel);
        Console.Error.WriteLine($"NetSuite sandbox on {stage.NetSuite}, engine on {stage.Engine.Address}, {DemoHistory.Acme.Deliveries.Length} deliveries.");
        var report = await stage.PlayAsync(DemoHistory.Acme, Console.Error, cancel);
        Console.Error.WriteLine("Holding Stripe's month beside the books.");
        var reconciled = await stage.ReconcileAsync(DemoHistory.Acme, cancel);
        Print(report, reconciled, asJson);
        if (!exits)
        {
            Console.Error.Write(DemoHints.Text(stage, client.Name));
            await stage.Engine.WaitForShutdownAsync(cancel);
        }

        return report.Holds ? ExitCodes.Fine : ExitCodes.Findings;
    }

    private static void Print(DemoReport report, ReconciliationReport reconciled, bool asJson)
    {
        if (asJson)
        {
            JsonOutput.Write(Console.OpenStandardOutput(), writer => DemoJson.Write(writer, report, reconciled));
        }
        else
        {
            Console.Out.Write(DemoText.Render(report));
            Console.Out.WriteLine();
            Console.Out.Write(ReconcileText.Of(reconciled));
        }
    }

    private static int PrintEvents()
    {
        foreach (var delivery in DemoHistory.Acme.Deliveries.Where(delivery => delivery.Expected is not (DemoOutcome.Repeated or DemoOutcome.Refused)))
        {
            Console.Out.WriteLine(Encoding.UTF8.GetString(delivery.Body));
        }

        return ExitCodes.Fine;
    }
}
