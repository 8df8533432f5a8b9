using System.Globalization;

namespace Engine.Core.Sources.Bank.Mt940;

/// <summary>Dates of six digits, and dates without a year.</summary>
internal static class MtDates
{
    public static DateOnly? Read(ReadOnlySpan<char> text, BankFile file) =>
        text.Length == 6 && Digits.TryRead(text, out var number) ? file.Date((int)(number / 10000), (int)(number / 100 % 100), (int)(number % 100)) : null;

    /// <summary>The date MMDD that is nearest to the value date; both directions happen at the turn of the year.</summary>
    public static DateOnly? Near(ReadOnlySpan<char> text, DateOnly date)
    {
        if (!Digits.TryRead(text, out var number))
        {
            return null;
        }

        DateOnly? nearest = null;
        for (var year = date.Year - 1; year <= date.Year + 1; year++)
        {
            if (DateOnly.TryParseExact($"{year.ToString("0000", CultureInfo.InvariantCulture)}{number.ToString("0000", CultureInfo.InvariantCulture)}", "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var one)
                && (nearest is null || Math.Abs(one.DayNumber - date.DayNumber) < Math.Abs(nearest.Value.DayNumber - date.DayNumber)))
            {
                nearest = one;
            }
        }

        return nearest;
    }
}
