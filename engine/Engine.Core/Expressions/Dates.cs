using System.Globalization;
using Engine.Core.Values;

namespace Engine.Core.Expressions;

/// <summary>Dates and instants written as text. No machine culture or zone is asked.</summary>
internal static class Dates
{
    private static readonly string[] InstantFormats =
    [
        "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd' 'HH:mm:ssK", "yyyy-MM-dd'T'HH:mmK",
    ];

    /// <summary>A date written <c>yyyy-MM-dd</c>; missing when the text is none.</summary>
    public static Value ParseDate(string text) =>
        text.Length == 10 && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? Value.Of(date)
            : Value.Missing;

    /// <summary>An instant in RFC 3339 form; without an offset it is taken as UTC. Missing when the text is none.</summary>
    public static Value ParseInstant(string text) =>
        text.Length is > 10 and <= 40
        && DateTimeOffset.TryParseExact(text, InstantFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? Value.Of(instant)
            : ParseDate(text) is { Kind: ValueKind.Date } date ? Value.Of(Midnight(date.AsDate())) : Value.Missing;

    public static DateTimeOffset Midnight(DateOnly date) => new(date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
