using System.Globalization;

namespace Engine.Sandbox.Sql;

/// <summary>Comparing, converting and showing the values of a query: texts, decimals, dates and null.</summary>
internal static class SqlValues
{
    /// <summary>The account's date format, in which bare dates come back.</summary>
    private const string AccountDate = "M/d/yyyy";

    /// <summary>Below 0, 0 or above; null when either side is null. A text beside a number is read as one, or fails the query.</summary>
    public static int? Compare(object? left, object? right, bool ignoresCase)
    {
        if (left is null || right is null)
        {
            return null;
        }

        if (left is decimal || right is decimal)
        {
            return Number(left).CompareTo(Number(right));
        }

        if (left is DateOnly || right is DateOnly)
        {
            return left is DateOnly one && right is DateOnly other ? one.CompareTo(other) : throw SqlRefusal.Unsupported();
        }

        return string.Compare((string)left, (string)right, ignoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
    }

    public static decimal Number(object value) => value switch
    {
        decimal number => number,
        string text when decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) => number,
        _ => throw SqlRefusal.Unsupported(),
    };

    /// <summary>As an answer shows it: always a text.</summary>
    public static string? Show(object? value) => value switch
    {
        null => null,
        decimal number => (number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture),
        DateOnly date => date.ToString(AccountDate, CultureInfo.InvariantCulture),
        _ => (string)value,
    };

    /// <summary>Oracle's date pictures, as far as YYYY, MM, DD, HH24, MI and SS go.</summary>
    public static string? ToChar(object? value, string picture) => value is DateOnly date
        ? date.ToDateTime(TimeOnly.MinValue).ToString(Picture(picture), CultureInfo.InvariantCulture)
        : Show(value);

    public static DateOnly? ToDate(object? value, string picture) => value is null
        ? null
        : DateOnly.TryParseExact(Show(value), Picture(picture), CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw SqlRefusal.Unsupported();

    /// <summary>LIKE: % stands for any text, _ for one character.</summary>
    public static bool IsLike(string text, string pattern, bool ignoresCase)
    {
        var (at, from, star, mark) = (0, 0, -1, 0);
        while (at < text.Length)
        {
            if (from < pattern.Length && pattern[from] == '%')
            {
                (star, mark) = (from++, at);
            }
            else if (from < pattern.Length && (pattern[from] == '_' || Same(pattern[from], text[at], ignoresCase)))
            {
                (at, from) = (at + 1, from + 1);
            }
            else if (star >= 0)
            {
                (from, at) = (star + 1, ++mark);
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(from).Trim('%').IsEmpty;
    }

    private static bool Same(char one, char other, bool ignoresCase) =>
        one == other || (ignoresCase && char.ToUpperInvariant(one) == char.ToUpperInvariant(other));

    private static string Picture(string picture) => picture.ToUpperInvariant()
        .Replace("YYYY", "yyyy").Replace("DD", "dd").Replace("HH24", "HH").Replace("MI", "mm").Replace("SS", "ss");
}
