using System.Globalization;

namespace Engine.Core.Expressions;

/// <summary>Numbers written as text, read exactly or not at all.</summary>
internal static class Numbers
{
    private const int MostDigits = 28;

    /// <summary>False when the text is no number, or one that a decimal can only hold rounded.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out decimal number)
    {
        var read = decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
        return read && IsExact(text);
    }

    private static bool IsExact(ReadOnlySpan<char> text)
    {
        var digits = 0;
        var fraction = 0;
        var afterPoint = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is 'e' or 'E')
            {
                return digits <= MostDigits && Exponent(text[(i + 1)..]) is var exponent && exponent + MostDigits >= fraction;
            }

            afterPoint |= text[i] == '.';
            digits += char.IsAsciiDigit(text[i]) ? 1 : 0;
            fraction += afterPoint && char.IsAsciiDigit(text[i]) ? 1 : 0;
        }

        return digits <= MostDigits;
    }

    private static int Exponent(ReadOnlySpan<char> text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent) ? exponent : int.MinValue / 2;
}
