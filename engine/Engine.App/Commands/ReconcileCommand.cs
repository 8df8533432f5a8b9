using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Engine.App.Output;
using Engine.App.Service;
using Engine.Core.Reconciliation;
using Engine.Runtime.Hosting;
using Engine.Runtime.Reconcile;

namespace Engine.App.Commands;

/// <summary><c>engine reconcile</c>: what a source has beside what is in the books, and by how much they differ.</summary>
public sealed class ReconcileCommand : EngineCommand
{
    private readonly ServiceOptions service = new();
    private readonly Argument<string> source = new("source") { Description = "The source, such as stripe." };
    private readonly Option<string> client = new("--client") { Description = "Whose books.", Required = true };
    private readonly Option<string?> from = new("--from") { Description = "First day by accounting date, such as 2026-01-01." };
    private readonly Option<string?> to = new("--to") { Description = "Last day." };
    private readonly Option<long?> run = new("--run") { Description = "Shows the report of this run again, in place of days." };
    private readonly Option<bool> heal = new("--heal") { Description = "Shows what would be queued: what is missing in NetSuite." };
    private readonly Option<bool> yes = new("--yes") { Description = "With --heal: queues it." };
    private readonly Option<string?> why = new("--why") { Description = "For whoever looks at it later; needed with --yes." };
    private readonly Option<string> format = new("--format") { Description = "text, json, csv, or html (one page that prints).", DefaultValueFactory = _ => "text" };

    public override ImmutableArray<string> Examples { get; } = ["engine reconcile stripe --client acme"];

    public override Command Build()
    {
        format.AcceptOnlyFromAmong("text", "json", "csv", "html");
        var command = new Command(
            "reconcile",
            "Holds what a source has beside NetSuite: in one only, in both and different by how much, by payout, period and account. Ends with 1 when they differ.")
        {
            source, client, from, to, run, heal, yes, why, format,
        };
        service.AddTo(command);
        command.SetAction((parsed, cancel) => service.RunAsync(parsed, running => RunAsync(parsed, running, cancel), cancel));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, ServiceClient running, CancellationToken cancel)
    {
        var place = $"api/clients/{Uri.EscapeDataString(parsed.GetRequiredValue(client))}";
        var number = parsed.GetValue(run);
        JsonNode? made = null;
        if (number is null)
        {
            var order = new ReconcileRequest(parsed.GetRequiredValue(source), parsed.GetValue(from), parsed.GetValue(to), parsed.GetValue(why));
            made = await RunFollower.FollowAsync(parsed, running, $"{place}/reconcile{(Queues(parsed) ? "/heal" : "")}", order, cancel);
            number = (long)made["number"]!;
            if ((string)made["state"]! != "done")
            {
                await parsed.InvocationConfiguration.Error.WriteAsync(RunText.Of(made));
                return ExitCodes.Unreachable;
            }
        }

        var kept = (await running.GetAsync($"{place}/reconciliations/{number}", cancel))!;
        var report = kept.Deserialize<ReconciliationReport>(OperationsJson.Options)!;
        await parsed.InvocationConfiguration.Output.WriteAsync(Render(parsed.GetRequiredValue(format), report, kept));
        await TellAsync(parsed, report, made);
        return report.Differences == 0 ? ExitCodes.Fine : ExitCodes.Findings;
    }

    private bool Queues(ParseResult parsed) => parsed.GetValue(heal) && parsed.GetValue(yes);

    private static string Render(string format, ReconciliationReport report, JsonNode kept) => format switch
    {
        "json" => kept.ToJsonString(OperationsJson.Indented) + Environment.NewLine,
        "csv" => ReconcileCsv.Of(report),
        "html" => ReconcileHtml.Of(report),
        _ => ReconcileText.Of(report),
    };

    private async Task TellAsync(ParseResult parsed, ReconciliationReport report, JsonNode? made)
    {
        if (!parsed.GetValue(heal) || made is null)
        {
            return;
        }

        var error = parsed.InvocationConfiguration.Error;
        if (Queues(parsed))
        {
            await error.WriteLineAsync($"Queued {made["counts"]!["taken"] ?? 0}; {made["counts"]!["in the inbox already"] ?? 0} stood in the inbox already (`engine exceptions` shows what waits for a person).");
            return;
        }

        var missing = report.Rows.Where(row => row.CanHeal).ToList();
        await error.WriteLineAsync(missing.Count == 0 ? "Nothing would be queued." : $"Would be queued: {missing.Count}. --yes --why \"…\" does it.");
        foreach (var row in missing)
        {
            await error.WriteLineAsync($"  {row.Kind} {row.Id} {ReconcileText.Amount(row.Amount, row.Currency)} {row.Currency}");
        }
    }
}
