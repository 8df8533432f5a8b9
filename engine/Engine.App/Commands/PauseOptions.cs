using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Engine.App.Output;
using Engine.App.Service;
using Engine.Runtime.Hosting;

namespace Engine.App.Commands;

/// <summary>What pause, drain and resume have in common.</summary>
internal sealed class PauseOptions
{
    private readonly Option<string> format = new("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" };

    public ServiceOptions Service { get; } = new();

    public Option<string?> Client { get; } = new("--client") { Description = "Only this client; all of them without it." };

    public Option<string?> Source { get; } = new("--source") { Description = "Only events of this source, such as stripe; all of them without it." };

    public Option<string> Why { get; } = new("--why") { Description = "Why, in a sentence; kept in the audit chain.", Required = true };

    public Option<bool> Intake { get; } = new("--intake") { Description = "Turns deliveries away too, with 503; their senders repeat them." };

    public void AddTo(Command command)
    {
        format.AcceptOnlyFromAmong("text", "json");
        foreach (var option in new Option[] { Client, Source, Why, format })
        {
            command.Options.Add(option);
        }

        Service.AddTo(command);
    }

    /// <summary>Prints what is stopped now.</summary>
    public void Print(ParseResult parsed, JsonNode answer)
    {
        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(format) == "json")
        {
            output.WriteLine(answer.ToJsonString(OperationsJson.Indented));
            return;
        }

        var pauses = answer["pauses"]!.AsArray();
        if (pauses.Count == 0)
        {
            output.WriteLine("Nothing is paused.");
        }

        foreach (var pause in pauses)
        {
            output.WriteLine(PauseText.Of(pause!));
        }
    }
}
