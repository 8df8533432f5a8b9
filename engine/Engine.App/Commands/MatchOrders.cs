using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Engine.App.Service;
using Engine.Runtime.Hosting;

namespace Engine.App.Commands;

/// <summary>What commands about match sets have in common: they ask the service and show its answer.</summary>
internal sealed class MatchOrders
{
    private readonly ServiceOptions service = new();
    private readonly Option<string> format = new("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" };

    public MatchOrders() => format.AcceptOnlyFromAmong("text", "json");

    /// <summary>The reason that every act needs.</summary>
    public Option<string> Why { get; } = new("--why") { Description = "The reason, in a sentence; kept.", Required = true };

    public Command Ask(Command command, Func<ServiceClient, ParseResult, CancellationToken, Task<JsonNode?>> ask, Action<TextWriter, JsonNode> show)
    {
        command.Add(format);
        service.AddTo(command);
        command.SetAction((parsed, cancel) => service.RunAsync(
            parsed,
            async running =>
            {
                var answer = (await ask(running, parsed, cancel))!;
                var output = parsed.InvocationConfiguration.Output;
                if (parsed.GetValue(format) == "json")
                {
                    output.WriteLine(answer.ToJsonString(OperationsJson.Indented));
                }
                else
                {
                    show(output, answer);
                }

                return ExitCodes.Fine;
            },
            cancel));
        return command;
    }

    public Command Act(Command command, string path, Func<ParseResult, object> order) => Act(command, _ => path, order);

    public Command Act(Command command, Func<ParseResult, string> path, Func<ParseResult, object> order) => Act(command, path, order, Output.MatchChangesText.WriteOne);

    public Command Act(Command command, Func<ParseResult, string> path, Func<ParseResult, object> order, Action<TextWriter, JsonNode> show)
    {
        command.Add(Why);
        return Ask(command, (running, parsed, cancel) => running.PostAsync(path(parsed), order(parsed), cancel), show);
    }
}
