using System.Buffers;
using System.Globalization;

namespace Engine.Core.Sources.Bank.Mt940;

/// <summary>Amounts with a decimal comma that is always there, at most 15 characters, no thousands separator.</summary>
internal static class MtAmounts
{
    private const int MostCharacters = 15;

    private static readonly SearchValues<char> characters = SearchValues.Create("0123456789,");

    public static bool TryRead(ReadOnlySpan<char> text, out decimal amount)
    {
        amount = 0m;
        if (text.Length is < 2 or > MostCharacters || text.Count(',') != 1 || text[0] == ',' || text.ContainsAnyExcept(characters))
        {
            return false;
        }

        Span<char> plain = stackalloc char[text.Length];
        text.CopyTo(plain);
        plain[text.IndexOf(',')] = '.';
        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out amount);
    }
}
