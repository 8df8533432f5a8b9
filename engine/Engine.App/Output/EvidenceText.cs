using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Engine.Core.Planning;

namespace Engine.App.Output;

/// <summary>Evidence as text for people, as CSV for a spreadsheet, and as JSON.</summary>
internal static class EvidenceText
{
    private const string Amount = "amount";

    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Task WriteAsync(TextWriter target, FiledEvidence filed, string format) => target.WriteAsync(format switch
    {
        "csv" => Csv(filed),
        "json" => Json(filed),
        _ => Text(filed),
    });

    private static string Text(FiledEvidence filed)
    {
        var evidence = filed.Evidence;
        var text = new StringBuilder();
        text.Append(null, $"{evidence.About}: {Show(evidence.Total)} {evidence.Currency}\n\n");
        AppendTable(text, evidence);
        text.Append(null, $"\n{evidence.Items.Length} items make {Show(evidence.Items.Sum(item => item.Amount))} {evidence.Currency}.\n\nWritten to NetSuite:\n");
        foreach (var record in filed.Records)
        {
            text.Append(null, $"  {record.Key}, internal id {record.InternalId}, {record.Result}\n");
        }

        text.Append(null, $"\nEvent {filed.Event} ({filed.Type}) of {filed.Client}, decided {filed.DecidedAt?.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture)} by {filed.Mapping}, configuration {filed.Revision}.\n");
        return text.ToString();
    }

    private static void AppendTable(StringBuilder text, Evidence evidence)
    {
        var columns = Columns(evidence);
        List<string[]> rows = [[.. columns, Amount], .. evidence.Items.Select(item => (string[])[.. columns.Select(column => Cell(item, column)), Show(item.Amount)])];
        rows.Add([.. columns.Select((_, place) => place == 0 ? "total" : ""), Show(evidence.Total)]);
        var widths = Enumerable.Range(0, columns.Length + 1).Select(place => rows.Max(row => row[place].Length)).ToArray();
        foreach (var row in rows)
        {
            text.Append("  ");
            for (var place = 0; place < columns.Length; place++)
            {
                text.Append(row[place].PadRight(widths[place] + 2));
            }

            text.Append(row[^1].PadLeft(widths[^1])).Append('\n');
        }
    }

    private static string Csv(FiledEvidence filed)
    {
        var columns = Columns(filed.Evidence);
        var csv = new StringBuilder();
        csv.Append(string.Join(',', columns.Append(Amount).Append("currency").Select(CsvCell.Of))).Append('\n');
        foreach (var item in filed.Evidence.Items)
        {
            csv.Append(string.Join(',', columns.Select(column => CsvCell.Of(Cell(item, column))).Append(Show(item.Amount)).Append(filed.Evidence.Currency))).Append('\n');
        }

        csv.Append(string.Join(',', columns.Select((_, place) => place == 0 ? "total" : "").Append(Show(filed.Evidence.Total)).Append(filed.Evidence.Currency))).Append('\n');
        return csv.ToString();
    }

    private static string Json(FiledEvidence filed)
    {
        var evidence = filed.Evidence;
        var document = new JsonObject
        {
            ["formatVersion"] = JsonOutput.FormatVersion,
            ["client"] = filed.Client,
            ["about"] = evidence.About,
            ["total"] = Show(evidence.Total),
            ["currency"] = evidence.Currency,
            ["items"] = new JsonArray([.. evidence.Items.Select(Item)]),
            ["records"] = new JsonArray([.. filed.Records.Select(record => (JsonNode)new JsonObject
            {
                ["record"] = record.Key.RecordType,
                ["externalId"] = record.Key.ExternalId,
                ["internalId"] = record.InternalId,
                ["result"] = record.Result,
            })]),
            ["event"] = filed.Event,
            ["type"] = filed.Type,
            ["decidedAt"] = filed.DecidedAt,
            ["mapping"] = filed.Mapping,
            ["revision"] = filed.Revision,
        };
        return document.ToJsonString(Indented) + "\n";
    }

    private static JsonNode Item(EvidenceItem item)
    {
        var node = new JsonObject();
        foreach (var (name, value) in item.Columns)
        {
            node[name] = value;
        }

        node[Amount] = Show(item.Amount);
        return node;
    }

    private static ImmutableArray<string> Columns(Evidence evidence) =>
        [.. evidence.Items.SelectMany(item => item.Columns.Select(column => column.Key)).Distinct(StringComparer.Ordinal)];

    private static string Cell(EvidenceItem item, string column) => item.Columns.FirstOrDefault(one => one.Key == column).Value ?? "";

    private static string Show(decimal amount) => amount.ToString(CultureInfo.InvariantCulture);
}
