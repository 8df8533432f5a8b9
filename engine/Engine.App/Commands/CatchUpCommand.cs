using System.Collections.Immutable;
using System.CommandLine;
using Engine.App.Service;
using Engine.Runtime.Hosting;

namespace Engine.App.Commands;

/// <summary><c>engine catch-up</c>: takes what never arrived.</summary>
public sealed class CatchUpCommand : EngineCommand
{
    private readonly ServiceOptions service = new();
    private readonly Option<string> client = new("--client") { Description = "Whose events.", Required = true };
    private readonly Option<string> why = new("--why") { Description = "For whoever looks at it later.", Required = true };
    private readonly Option<string> format = new("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" };

    public override ImmutableArray<string> Examples { get; } = ["engine catch-up --client acme --why \"webhooks were off\""];

    public override Command Build()
    {
        format.AcceptOnlyFromAmong("text", "json");
        var command = new Command("catch-up", "Lists the events of Stripe since the last catch-up and takes those that never arrived.") { client, why, format };
        service.AddTo(command);
        command.SetAction((parsed, cancel) => service.RunAsync(
            parsed,
            running => RunFollower.RunAsync(
                parsed,
                running,
                $"api/clients/{Uri.EscapeDataString(parsed.GetRequiredValue(client))}/catch-up",
                new CatchUpOrder(parsed.GetRequiredValue(why)),
                parsed.GetValue(format) == "json",
                cancel),
            cancel));
        return command;
    }
}
