using System.Globalization;

namespace Engine.App.Output;

/// <summary>A cell of a CSV file that people open (RFC 4180). A text that a spreadsheet would take for a formula has an apostrophe before it.</summary>
internal static class CsvCell
{
    public static string Of(string? text)
    {
        var safe = text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? $"'{text}" : text ?? "";
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    public static string Of(decimal? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
