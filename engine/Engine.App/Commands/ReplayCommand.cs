using System.Collections.Immutable;
using System.CommandLine;
using Engine.App.Service;
using Engine.Runtime.Hosting;

namespace Engine.App.Commands;

/// <summary><c>engine replay</c>: events through the configuration in force, the difference shown first.</summary>
public sealed class ReplayCommand : EngineCommand
{
    private readonly ServiceOptions service = new();
    private readonly Argument<string[]> events = new("events") { Description = "Ids of events at their source.", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<string> client = new("--client") { Description = "Whose events.", Required = true };
    private readonly Option<string?> from = new("--from") { Description = "First day, in the client's zone, by the source's clock." };
    private readonly Option<string?> to = new("--to") { Description = "Last day." };
    private readonly Option<string?> mapping = new("--mapping") { Description = "Only events that this mapping took last." };
    private readonly Option<string?> raised = new("--raised") { Description = "Only events with an open problem of this code, such as MAP207." };
    private readonly Option<bool> yes = new("--yes") { Description = "Works those again that differ. Without it, the differences are only told." };
    private readonly Option<string?> why = new("--why") { Description = "For whoever looks at it later; needed with --yes." };
    private readonly Option<string> format = new("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" };

    public override ImmutableArray<string> Examples { get; } =
    [
        "engine replay --client acme --raised MAP207",
        "engine replay --client acme --mapping stripe-invoice --from 2026-05-01 --yes --why \"new memo\"",
    ];

    public override Command Build()
    {
        format.AcceptOnlyFromAmong("text", "json");
        var command = new Command(
            "replay",
            "Decides accepted events again by the configuration in force, tells where that differs from what was done, and with --yes works those again.")
        {
            events, client, from, to, mapping, raised, yes, why, format,
        };
        service.AddTo(command);
        command.SetAction((parsed, cancel) => service.RunAsync(parsed, running => RunAsync(parsed, running, cancel), cancel));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, ServiceClient running, CancellationToken cancel)
    {
        var order = new ReplayRequest(
            [.. parsed.GetValue(events) ?? []], parsed.GetValue(from), parsed.GetValue(to), parsed.GetValue(mapping), parsed.GetValue(raised), parsed.GetValue(why));
        var path = $"api/clients/{Uri.EscapeDataString(parsed.GetRequiredValue(client))}/replay{(parsed.GetValue(yes) ? "" : "/preview")}";
        var code = await RunFollower.RunAsync(parsed, running, path, order, parsed.GetValue(format) == "json", cancel);
        if (!parsed.GetValue(yes))
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync("Nothing was worked again. --yes --why \"…\" does it.");
        }

        return code;
    }
}
