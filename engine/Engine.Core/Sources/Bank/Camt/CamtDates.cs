using System.Globalization;

namespace Engine.Core.Sources.Bank.Camt;

/// <summary>Dates of messages: the date of an instant is the one that is written, in the bank's own zone.</summary>
internal static class CamtDates
{
    private const int DateLength = 10;

    /// <summary>Null when the text does not begin with a date.</summary>
    public static DateOnly? Read(string? text) =>
        text is { Length: >= DateLength } && DateOnly.TryParseExact(text.AsSpan(0, DateLength), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    /// <summary>Of a choice between a date and an instant.</summary>
    public static DateOnly? Of(XmlElement? choice) => Read(choice?.First("Dt", "DtTm"));
}
