using System.CommandLine;
using Engine.App.Output;
using Engine.Core.Matching;

namespace Engine.App.Commands;

/// <summary><c>engine match plan</c>: how tiers are carried out.</summary>
internal sealed class MatchPlanCommand
{
    private readonly Option<string> client = new("--client") { Description = "Whose tiers.", Required = true };
    private readonly Option<string?> rules = new("--rules") { Description = "One rule set of Kind match; all without it." };
    private readonly Option<DirectoryInfo> root = CommonOptions.Root();

    public Command Build()
    {
        var command = new Command("plan", "Shows which tests of the tiers find invoices through an index, and which are tried on what was found.") { client, rules, root };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        if (LoadedClient.Find(parsed.GetRequiredValue(root), parsed.GetRequiredValue(client)) is not { } owner)
        {
            return ExitCodes.Unusable;
        }

        foreach (var (name, set) in owner.MatchRules.OrderBy(known => known.Key, StringComparer.Ordinal).Where(known => parsed.GetValue(rules) is not { } only || only == known.Key))
        {
            parsed.InvocationConfiguration.Output.Write($"{name}\n{MatchPlanText.Of(set)}");
        }

        return ExitCodes.Fine;
    }
}
