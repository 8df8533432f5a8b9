using System.CommandLine;
using Engine.App.Output;
using Engine.Core.Matching;

namespace Engine.App.Commands;

/// <summary><c>engine match</c>: which open invoices payments are for, by the client's tiers, on files. Nothing is written to NetSuite.</summary>
public sealed class MatchCommand : EngineCommand
{
    private readonly MatchFilesOption files = new();
    private readonly MatchWhatIf whatIf = new();
    private readonly Option<string> format = new("--format") { Description = "text, json or csv.", DefaultValueFactory = _ => "text" };
    private readonly Option<bool> totals = new("--totals") { Description = "Prints only the totals." };

    public override Command Build()
    {
        format.AcceptOnlyFromAmong("text", "json", "csv");
        var command = new Command("match", "Matches payments to open invoices by the client's tiers and says why. Exit code 0: all applied, 1: some were not, 2: it could not be done.")
        {
            format,
            totals,
        };
        files.AddTo(command);
        command.SetAction(Run);
        command.Add(whatIf.Build());
        command.Add(new MatchPlanCommand().Build());
        return command;
    }

    private int Run(ParseResult parsed)
    {
        if (files.Read(parsed) is not { } input)
        {
            return ExitCodes.Unusable;
        }

        var result = MatchRun.Match(input.Rules, input.Indexes, input.Payments, MatchSettings.Of(input.Client));
        var output = parsed.InvocationConfiguration.Output;
        switch (parsed.GetValue(format))
        {
            case "json":
                using (var buffer = new MemoryStream())
                {
                    MatchOutput.WriteJson(buffer, input.Rules, result);
                    output.Write(System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
                }

                break;
            case "csv":
                MatchOutput.WriteCsv(output, result);
                break;
            default:
                (parsed.GetValue(totals) ? (Action<TextWriter, MatchRuleSet, MatchResult>)MatchOutput.WriteTotals : MatchOutput.WriteText)(output, input.Rules, result);
                break;
        }

        return result.Decisions.All(decision => decision.Outcome == MatchOutcome.Applied) ? ExitCodes.Fine : ExitCodes.Findings;
    }
}
