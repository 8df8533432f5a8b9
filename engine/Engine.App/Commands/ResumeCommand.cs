using System.Collections.Immutable;
using System.CommandLine;
using Engine.Runtime.Hosting;

namespace Engine.App.Commands;

/// <summary><c>engine resume</c>: ends a pause or a drain.</summary>
public sealed class ResumeCommand : EngineCommand
{
    private readonly PauseOptions options = new();

    public override ImmutableArray<string> Examples { get; } = ["engine resume --client acme --why \"closed\""];

    public override Command Build()
    {
        var command = new Command("resume", "Ends the pause or drain of exactly this client and source; without either, the one of everything.");
        options.AddTo(command);
        command.SetAction((parsed, cancel) => options.Service.RunAsync(
            parsed,
            async running =>
            {
                var wanted = new ResumeWanted(parsed.GetRequiredValue(options.Why), parsed.GetValue(options.Client), parsed.GetValue(options.Source));
                options.Print(parsed, (await running.PostAsync("api/pauses/end", wanted, cancel))!);
                return ExitCodes.Fine;
            },
            cancel));
        return command;
    }
}
