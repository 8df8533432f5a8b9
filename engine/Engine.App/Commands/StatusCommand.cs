using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using Engine.App.Output;
using Engine.App.Service;
using Engine.Runtime.Hosting;

namespace Engine.App.Commands;

/// <summary><c>engine status</c>: how each client stands, what it waits for, and what happens next.</summary>
public sealed class StatusCommand : EngineCommand
{
    private const string ClearScreen = "\e[H\e[J";

    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(2);

    private readonly ServiceOptions service = new();
    private readonly Option<string?> client = new("--client") { Description = "Only this client." };
    private readonly Option<string> format = new("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" };
    private readonly Option<bool> watch = new("--watch") { Description = "Shows it again every two seconds, until Ctrl+C." };

    public override ImmutableArray<string> Examples { get; } = ["engine status", "engine status --client acme --watch"];

    public override Command Build()
    {
        format.AcceptOnlyFromAmong("text", "json");
        var command = new Command("status", "Shows for each client what came in, what there is to do and why it waits, how fast it goes, what happens next, and when it will be done.") { client, format, watch };
        service.AddTo(command);
        command.SetAction((parsed, cancel) => service.RunAsync(parsed, running => ShowAsync(parsed, running, cancel), cancel));
        return command;
    }

    private async Task<int> ShowAsync(ParseResult parsed, ServiceClient running, CancellationToken cancel)
    {
        if (!await PrintAsync(parsed, running, cancel) && parsed.GetValue(client) is { } name)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync($"There is no client \"{name}\"; engine status without --client shows all of them.");
            return ExitCodes.Unusable;
        }

        while (parsed.GetValue(watch) && !cancel.IsCancellationRequested)
        {
            await Task.Delay(Pace, TimeProvider.System, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!cancel.IsCancellationRequested)
            {
                await PrintAsync(parsed, running, cancel);
            }
        }

        return ExitCodes.Fine;
    }

    /// <summary>Whether there was a client to show.</summary>
    private async Task<bool> PrintAsync(ParseResult parsed, ServiceClient running, CancellationToken cancel)
    {
        var query = parsed.GetValue(client) is { } name ? $"?client={Uri.EscapeDataString(name)}" : "";
        var status = (await running.GetAsync($"api/clients{query}", cancel))!;
        var text = parsed.GetValue(format) == "json"
            ? status.ToJsonString(OperationsJson.Indented) + Environment.NewLine
            : StatusText.Of(status);
        await parsed.InvocationConfiguration.Output.WriteAsync(parsed.GetValue(watch) && !Console.IsOutputRedirected ? ClearScreen + text : text);
        return status["clients"]!.AsArray().Count > 0;
    }
}
