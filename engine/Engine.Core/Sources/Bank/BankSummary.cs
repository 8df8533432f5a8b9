using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Engine.Core.Sources.Bank;

/// <summary>What a file held: entries and money by type, and the deviations that were tolerated.</summary>
internal sealed class BankSummary
{
    private static readonly JsonWriterOptions options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly SortedDictionary<(string Type, string Currency), (int Count, decimal Amount)> totals = [];

    public void Count(BankEntry entry)
    {
        var key = (entry.Type, entry.Currency ?? "");
        var (count, amount) = totals.GetValueOrDefault(key);
        totals[key] = (count + 1, amount + (entry.Amount ?? 0m));
    }

    public ReadOnlyMemory<byte> Write(string format, BankFindings findings)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json, options))
        {
            writer.WriteStartObject();
            writer.WriteString("format", format);
            writer.WriteStartArray("entries");
            foreach (var ((type, currency), (count, amount)) in totals)
            {
                writer.WriteStartObject();
                writer.WriteString("type", type);
                writer.WriteString("currency", currency.Length == 0 ? null : currency);
                writer.WriteNumber("count", count);
                writer.WriteNumber("amount", amount);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteNumber("deviationCount", findings.DeviationCount);
            writer.WriteStartArray("deviations");
            foreach (var finding in findings.Deviations)
            {
                writer.WriteStartObject();
                writer.WriteString("code", finding.Code.Id);
                writer.WriteNumber("line", finding.Place.Line);
                writer.WriteNumber("column", finding.Place.Column);
                writer.WriteString("message", finding.Message);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return json.WrittenMemory;
    }
}
