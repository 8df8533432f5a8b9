using System.Collections.Immutable;
using System.CommandLine;
using Engine.App.Output;
using Engine.Core.Specs;
using Engine.Runtime.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace Engine.App.Commands;

/// <summary><c>engine test</c>: runs the specs that stand beside the mappings.</summary>
public sealed class TestCommand : EngineCommand
{
    private readonly Argument<string[]> clients = new("clients") { Description = "Whose specs to run; all without a name.", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<DirectoryInfo> root = CommonOptions.Root();
    private readonly Option<string> format = new("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" };

    private readonly Option<bool> coverage = new("--coverage") { Description = "Also says what of the configuration the specs reach, and lists what none does." };
    private readonly Option<int?> least = new("--min") { Description = "The same, and fails when a kind of thing is reached by less than this percentage." };
    private readonly Option<string?> only = new("--only") { Description = "Only the specs whose file or name contains this text, such as books/ or payout." };
    private readonly Option<bool> watch = new("--watch") { Description = "Runs again whenever a file of the project changes, until it is stopped; of the histories those that the change concerns, or all with Enter." };

    public override ImmutableArray<string> Examples { get; } = ["engine test acme --coverage", "engine test --watch"];

    public override Command Build()
    {
        format.AcceptOnlyFromAmong("text", "json");
        var command = new Command("test", "Runs the specs: given this NetSuite, when these events, then exactly this plan.") { clients, root, only, format, coverage, least, watch };
        command.SetAction((parsed, cancel) =>
        {
            var folder = parsed.GetRequiredValue(root).FullName;
            // Remembers what it read, so that a run after a change takes the time of what changed.
            var snapshots = new Snapshots(folder, NullLogger<Snapshots>.Instance);
            if (!parsed.GetValue(watch))
            {
                return Task.FromResult(Run(parsed, folder, snapshots.Reload(), null));
            }

            var before = new PlayedHistories();
            return ProjectWatch.RunAsync(
                folder,
                changed =>
                {
                    before.Begin(changed);
                    return Run(parsed, folder, snapshots.Reload(), before);
                },
                cancel);
        });
        return command;
    }

    private int Run(ParseResult parsed, string folder, LoadedConfiguration loaded, PlayedHistories? before)
    {
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

        var run = SpecRun.Of(loaded, snapshot, new ProjectFolder(folder), chosen, parsed.GetValue(only), before);
        if (parsed.GetValue(format) == "json")
        {
            SpecOutput.WriteJson(run);
        }
        else
        {
            SpecOutput.WriteText(run, loaded.Texts, onlyFailed: parsed.GetValue(watch));
        }

        if ((parsed.GetValue(coverage) || parsed.GetValue(least) is not null) && parsed.GetValue(format) != "json")
        {
            CoverageOutput.WriteText(run.Coverage);
        }

        return run.Failed == 0 && IsEnough(run, parsed.GetValue(least) ?? 0) ? ExitCodes.Fine : ExitCodes.Findings;
    }

    private static bool IsEnough(SpecRun run, int least)
    {
        var tooLow = run.Coverage.SelectMany(reach => SpecCoverage.Groups.Where(group => reach.Percent(group) < least).Select(group => $"{reach.Client}: {group} {reach.Percent(group)} %")).ToList();
        foreach (var line in tooLow)
        {
            Console.Error.WriteLine($"{line}, and {least} % is wanted");
        }

        return tooLow.Count == 0;
    }
}
