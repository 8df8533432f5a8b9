using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using Engine.App.Output;
using Engine.Core.Planning;
using Engine.Runtime.Storage;
using Engine.Runtime.Storage.Sqlite;

namespace Engine.App.Commands;

/// <summary>
/// <c>engine evidence RECORD|EVENT</c>: what an accountant files about a record, such as a payout's deposit: the sum, the items that make it with their
/// ids on both sides, and the records that were written. From the journaled plan; reads only, works beside a running service.
/// </summary>
public sealed class EvidenceCommand : EngineCommand
{
    private const int MostEvents = 100;

    private readonly Argument<string> named = new("record")
    {
        Description = "The external id of a record, such as po_1AbC, or the id of the event that wrote it.",
    };

    private readonly Option<DirectoryInfo> data = DataOption.Create();
    private readonly Option<string?> client = new("--client") { Description = "Whose record, when several clients have one of this id." };
    private readonly Option<string> format = new("--format") { Description = "text, csv or json.", DefaultValueFactory = _ => "text" };

    public override ImmutableArray<string> Examples { get; } = ["engine evidence po_1AbC --client acme"];

    public override Command Build()
    {
        format.AcceptOnlyFromAmong("text", "csv", "json");
        var command = new Command("evidence", "Prints what an accountant files about a record: the sum and the items that make it, with their ids on both sides.")
        {
            named, data, client, format,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        var error = parsed.InvocationConfiguration.Error;
        var opening = SqliteStore.OpenInspection(parsed.GetRequiredValue(data).FullName);
        if (opening is not StoreOpening<IInspection>.Opened(var inspection))
        {
            var refused = (StoreOpening<IInspection>.Refused)opening;
            await error.WriteLineAsync($"{refused.Code} {refused.Message}");
            return ExitCodes.Unusable;
        }

        var id = parsed.GetRequiredValue(named);
        var reports = await inspection.EventAsync(parsed.GetValue(client), id);
        reports = reports.IsEmpty ? await inspection.EventsOfRecordAsync(parsed.GetValue(client), id, MostEvents) : reports;
        var filed = reports.Select(FiledEvidence.Of).OfType<FiledEvidence>().ToImmutableArray();
        if (filed.IsEmpty)
        {
            await error.WriteLineAsync(reports.IsEmpty
                ? $"No event and no record of a journaled plan is named {id} in {parsed.GetRequiredValue(data)}."
                : $"Nothing is on file about {id}: {Why(reports[0])}");
            return ExitCodes.Findings;
        }

        if (filed.Select(one => one.Client).Distinct(StringComparer.Ordinal).Count() > 1)
        {
            await error.WriteLineAsync($"Several clients have {id}: {string.Join(", ", filed.Select(one => one.Client).Distinct(StringComparer.Ordinal))}. Name one with --client.");
            return ExitCodes.Unusable;
        }

        // The last event that changed something; those after it found everything as wanted.
        var shown = filed.FirstOrDefault(one => one.Records.Any(record => record.Result != "unchanged")) ?? filed[0];
        await EvidenceText.WriteAsync(parsed.InvocationConfiguration.Output, shown, parsed.GetRequiredValue(format));
        return ExitCodes.Fine;
    }

    private static string Why(EventReport report) => report.Summary.State == EventState.Completed
        ? $"the mapping of {report.Summary.Type} puts nothing on file."
        : $"{report.Summary.Type} {report.Summary.Id} is {report.Summary.State.ToString().ToLowerInvariant()}{(report.Summary.Reason is { } reason ? $", {reason}" : "")}";
}
