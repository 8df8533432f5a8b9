using System.Globalization;
using System.Text.Json;

namespace Engine.Core.Planning;

/// <summary>The part of a plan's JSON that says what an accountant files. Amounts travel as text, exactly.</summary>
public static class EvidenceJson
{
    private const string Member = "evidence";

    public static void Write(Utf8JsonWriter writer, Evidence? evidence)
    {
        if (evidence is null)
        {
            return;
        }

        writer.WriteStartObject(Member);
        writer.WriteString("about", evidence.About);
        writer.WriteString("total", evidence.Total.ToString(CultureInfo.InvariantCulture));
        writer.WriteString("currency", evidence.Currency);
        writer.WriteStartArray("items");
        foreach (var item in evidence.Items)
        {
            writer.WriteStartObject();
            writer.WriteString("amount", item.Amount.ToString(CultureInfo.InvariantCulture));
            writer.WriteStartObject("columns");
            foreach (var (name, value) in item.Columns)
            {
                writer.WriteString(name, value);
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>Null when the plan has none.</summary>
    public static Evidence? Read(JsonElement plan) => !plan.TryGetProperty(Member, out var evidence) ? null : new Evidence(
        evidence.GetProperty("about").GetString()!,
        Amount(evidence.GetProperty("total")),
        evidence.GetProperty("currency").GetString()!,
        [
            .. evidence.GetProperty("items").EnumerateArray().Select(item => new EvidenceItem(
                Amount(item.GetProperty("amount")),
                [.. item.GetProperty("columns").EnumerateObject().Select(column => KeyValuePair.Create(column.Name, column.Value.GetString()!))])),
        ]);

    private static decimal Amount(JsonElement text) => decimal.Parse(text.GetString()!, CultureInfo.InvariantCulture);
}
