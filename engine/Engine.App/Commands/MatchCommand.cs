using System.Collections.Immutable;
using System.CommandLine;
using Engine.App.Output;
using Engine.Core.Diagnostics;
using Engine.Core.Matching;

namespace Engine.App.Commands;

/// <summary><c>engine match</c>: which open invoices payments are for, by the client's tiers, on files. Nothing is written to NetSuite.</summary>
public sealed class MatchCommand : EngineCommand
{
    private readonly MatchFilesOption files = new();
    private readonly MatchWhatIf whatIf = new();
    private readonly Option<string> format = new("--format") { Description = "text, json or csv.", DefaultValueFactory = _ => "text" };
    private readonly Option<string?> explain = new("--explain") { Description = "Prints only this payment: what holds of the invoices found, and which others came near and why they were not taken." };
    private readonly Option<bool> totals = new("--totals") { Description = "Prints only the totals." };

    public override ImmutableArray<string> Examples { get; } =
    [
        "engine match --client acme --payments payments.csv --invoices invoices.csv --customers customers.csv --explain ACH-4",
        "engine match plan --client acme",
        "engine match what-if --client acme --set windowDays=45 --from 2026-05-01 --to 2026-05-31",
        "engine match set windowDays=45 --client acme --why \"Osprey pays six weeks late\" --dry-run",
        "engine match changes --client acme",
        "engine match approve M3 --why \"as agreed\"",
        "engine match withdraw M3 --why \"too wide\"",
        "engine match flagged --client acme --from 2026-05-01",
        "engine match looked-at P17 --why \"short by the bank's fee\"",
        "engine match aliases list --client acme",
        "engine match aliases confirm \"OSPREY CLINICS\" --client acme --why \"same account since January\"",
        "engine match aliases withdraw \"OSPREY CLINICS\" --client acme --why \"another company\"",
    ];

    public override Command Build()
    {
        format.AcceptOnlyFromAmong("text", "json", "csv");
        var command = new Command("match", "Matches payments to open invoices by the client's tiers and says why. Exit code 0: all applied, 1: some were not, 2: it could not be done.")
        {
            format,
            explain,
            totals,
        };
        files.AddTo(command);
        command.SetAction(Run);
        command.Add(whatIf.Build());
        command.Add(new MatchPlanCommand().Build());
        command.Add(new MatchAliases().Build());
        foreach (var order in new MatchChanges().Build().Concat(new MatchFlagged().Build()))
        {
            command.Add(order);
        }

        return command;
    }

    private int Run(ParseResult parsed)
    {
        if (files.Read(parsed) is not { } input)
        {
            return ExitCodes.Unusable;
        }

        var isExplained = parsed.GetValue(format) == "json" || (parsed.GetValue(format) == "text" && !parsed.GetValue(totals)) || parsed.GetValue(explain) is not null;
        var result = MatchRun.Match(input.Rules, input.Indexes, input.Payments, MatchSettings.Of(input.Client) with { Explains = isExplained });
        if (parsed.GetValue(explain) is { } payment)
        {
            return Explain(parsed, input.Rules, result, payment);
        }

        Print(parsed, input.Rules, result);
        return result.Decisions.All(decision => decision.Outcome == MatchOutcome.Applied) ? ExitCodes.Fine : ExitCodes.Findings;
    }

    // All payments are matched all the same: what those before it took is not there for it.
    private int Explain(ParseResult parsed, MatchRuleSet rules, MatchResult result, string payment)
    {
        var at = result.Payments.ToList().FindIndex(known => known.Id == payment);
        if (at < 0)
        {
            Console.Error.WriteLine($"There is no payment {payment} in the file.{Suggestion.DidYouMean(payment, result.Payments.Select(known => known.Id))}");
            return ExitCodes.Unusable;
        }

        var only = new MatchResult([result.Payments[at]], [result.Decisions[at]]);
        if (parsed.GetValue(format) == "text")
        {
            MatchOutput.WriteExplanation(parsed.InvocationConfiguration.Output, only.Payments[0], only.Decisions[0]);
        }
        else
        {
            Print(parsed, rules, only);
        }

        return only.Decisions[0].Outcome == MatchOutcome.Applied ? ExitCodes.Fine : ExitCodes.Findings;
    }

    private void Print(ParseResult parsed, MatchRuleSet rules, MatchResult result)
    {
        var output = parsed.InvocationConfiguration.Output;
        switch (parsed.GetValue(format))
        {
            case "json":
                using (var buffer = new MemoryStream())
                {
                    MatchOutput.WriteJson(buffer, rules, result);
                    output.Write(System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
                }

                break;
            case "csv":
                MatchOutput.WriteCsv(output, result);
                break;
            default:
                (parsed.GetValue(totals) ? (Action<TextWriter, MatchRuleSet, MatchResult>)MatchOutput.WriteTotals : MatchOutput.WriteText)(output, rules, result);
                break;
        }
    }
}
