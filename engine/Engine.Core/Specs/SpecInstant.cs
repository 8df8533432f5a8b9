using System.Globalization;

namespace Engine.Core.Specs;

/// <summary>An instant as specs write it: <c>2026-01-15T17:00:00Z</c>, or a date, which is noon of that day in UTC.</summary>
internal static class SpecInstant
{
    private static readonly TimeOnly Noon = new(12, 0);

    /// <exception cref="FormatException">It is neither.</exception>
    public static DateTimeOffset Of(string text) =>
        TryRead(text, out var instant) ? instant : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    /// <summary>Whether a text is exactly an instant in UTC, or a date.</summary>
    public static bool TryRead(string text, out DateTimeOffset instant)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            instant = new DateTimeOffset(date, Noon, TimeSpan.Zero);
            return true;
        }

        return DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out instant);
    }
}
