using System.Text.Json;
using Engine.Core.Reconciliation;
using Engine.Runtime.Hosting;

namespace Engine.App.Demo;

/// <summary>The report as members of the JSON document that <c>--format json</c> prints.</summary>
internal static class DemoJson
{
    public static void Write(Utf8JsonWriter writer, DemoReport report, ReconciliationReport reconciled)
    {
        writer.WriteBoolean("holds", report.Holds);
        writer.WriteStartArray("deliveries");
        foreach (var row in report.Rows)
        {
            WriteRow(writer, row);
        }

        writer.WriteEndArray();
        WriteSummary(writer, report);
        writer.WriteStartArray("checks");
        foreach (var check in report.Checks)
        {
            writer.WriteStartObject();
            writer.WriteString("what", check.What);
            writer.WriteString("expected", check.Expected);
            writer.WriteString("found", check.Found);
            writer.WriteBoolean("holds", check.Holds);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WritePropertyName("reconciliation");
        JsonSerializer.Serialize(writer, reconciled, OperationsJson.Options);
        writer.WriteNumber("firstRecordSeconds", decimal.Round((decimal)report.FirstRecord.TotalSeconds, 3));
        writer.WriteNumber("wholeSeconds", decimal.Round((decimal)report.Whole.TotalSeconds, 3));
    }

    private static void WriteRow(Utf8JsonWriter writer, DemoRow row)
    {
        writer.WriteStartObject();
        writer.WriteNumber("number", row.Number);
        writer.WriteString("event", row.Delivery.EventId);
        writer.WriteString("type", row.Delivery.EventType);
        writer.WriteNumber("status", row.Status);
        writer.WriteString("outcome", Word(row.Outcome));
        writer.WriteString("expected", Word(row.Delivery.Expected));
        writer.WriteStartArray("records");
        foreach (var record in row.Records)
        {
            writer.WriteStartObject();
            writer.WriteString("record", record.Key.RecordType);
            writer.WriteString("externalId", record.Key.ExternalId);
            writer.WriteString("internalId", record.InternalId);
            writer.WriteString("result", record.Result);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteString("reason", row.Reason);
        writer.WriteString("remark", row.Delivery.Remark);
        writer.WriteEndObject();
    }

    private static void WriteSummary(Utf8JsonWriter writer, DemoReport report)
    {
        writer.WriteStartObject("summary");
        writer.WriteNumber("deliveries", report.Rows.Length);
        foreach (var outcome in Enum.GetValues<DemoOutcome>())
        {
            writer.WriteNumber(Word(outcome), report.Ending(outcome));
        }

        writer.WriteNumber("created", report.Created);
        writer.WriteNumber("updated", report.Updated);
        writer.WriteNumber("unchanged", report.Unchanged);
        writer.WriteEndObject();
    }

    private static string Word(DemoOutcome outcome) => outcome.ToString().ToLowerInvariant();
}
