using System.CommandLine;
using Engine.App.Output;
using Engine.Core.Specs;
using Engine.Runtime.Configuration;

namespace Engine.App.Commands;

/// <summary><c>engine test</c>: runs the specs that stand beside the mappings.</summary>
public sealed class TestCommand : EngineCommand
{
    private readonly Argument<string[]> clients = new("clients") { Description = "Whose specs to run; all without a name.", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<DirectoryInfo> root = CommonOptions.Root();
    private readonly Option<string> format = new("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" };

    public override Command Build()
    {
        format.AcceptOnlyFromAmong("text", "json");
        var command = new Command("test", "Runs the specs: given this NetSuite, when these events, then exactly this plan.") { clients, root, format };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var folder = parsed.GetRequiredValue(root).FullName;
        var loaded = ConfigurationLoader.Load(folder);
        if (loaded.Snapshot is not { } snapshot)
        {
            LoadedClient.Report(loaded);
            return ExitCodes.Unusable;
        }

        var chosen = parsed.GetValue(clients) is { Length: > 0 } names ? names : [.. snapshot.Clients.Keys.Order(StringComparer.Ordinal)];
        if (chosen.Any(name => LoadedClient.Find(snapshot, name) is null))
        {
            return ExitCodes.Unusable;
        }

        var run = SpecRun.Of(loaded, snapshot, new ProjectFolder(folder), chosen);
        if (parsed.GetValue(format) == "json")
        {
            SpecOutput.WriteJson(run);
        }
        else
        {
            SpecOutput.WriteText(run, loaded.Texts);
        }

        return run.Failed == 0 ? ExitCodes.Fine : ExitCodes.Findings;
    }
}
