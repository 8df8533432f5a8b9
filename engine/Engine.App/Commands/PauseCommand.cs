using System.Collections.Immutable;
using System.CommandLine;
using Engine.Runtime.Hosting;
using Engine.Runtime.Storage;

namespace Engine.App.Commands;

/// <summary><c>engine pause</c>: takes no new work until somebody resumes; it holds over restarts.</summary>
public sealed class PauseCommand : EngineCommand
{
    private readonly PauseOptions options = new();

    public override ImmutableArray<string> Examples { get; } = ["engine pause --client acme --why \"month end\"", "engine pause --intake --why \"disk is being replaced\""];

    public override Command Build()
    {
        var command = new Command("pause", "Takes no new work of a client, a source, or at all, until engine resume. What is under way ends; deliveries are kept, unless --intake.") { options.Intake };
        options.AddTo(command);
        command.SetAction((parsed, cancel) => options.Service.RunAsync(
            parsed,
            async running =>
            {
                var wanted = new PauseWanted(
                    parsed.GetRequiredValue(options.Why), PauseKind.Pause, parsed.GetValue(options.Client), parsed.GetValue(options.Source), parsed.GetValue(options.Intake));
                options.Print(parsed, (await running.PostAsync("api/pauses", wanted, cancel))!);
                return ExitCodes.Fine;
            },
            cancel));
        return command;
    }
}
