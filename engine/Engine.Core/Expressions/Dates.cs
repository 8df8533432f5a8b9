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
    public static Value ParseDate(string text) => ParseDate(text.AsSpan());

    /// <inheritdoc cref="ParseDate(string)"/>
    public static Value ParseDate(ReadOnlySpan<char> text)
    {
        if (text.Length != 10 || text[4] != '-' || text[7] != '-')
        {
            return Value.Missing;
        }

        var isDate = TryDigits(text[..4], out var year) & TryDigits(text[5..7], out var month) & TryDigits(text[8..], out var day)
            && year >= 1 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
        return isDate ? Value.Of(new DateOnly(year, month, day)) : Value.Missing;
    }

    /// <summary>An instant in RFC 3339 form; without an offset it is taken as UTC. Missing when the text is none.</summary>
    public static Value ParseInstant(string text) =>
        text.Length is > 10 and <= 40
        && DateTimeOffset.TryParseExact(text, InstantFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? Value.Of(instant)
            : ParseDate(text) is { Kind: ValueKind.Date } date ? Value.Of(Midnight(date.AsDate())) : Value.Missing;

    private static bool TryDigits(ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        foreach (var digit in text)
        {
            if (!char.IsAsciiDigit(digit))
            {
                return false;
            }

            number = (number * 10) + digit - '0';
        }

        return true;
    }

    public static DateTimeOffset Midnight(DateOnly date) => new(date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
