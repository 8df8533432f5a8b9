using System.Buffers.Text;

namespace Engine.Core.Sources.Bank;

/// <summary>Whole numbers of digits alone: no sign, no blanks.</summary>
internal static class Digits
{
    private const int MostDigits = 18;

    public static bool TryRead(ReadOnlySpan<byte> text, out long number)
    {
        number = 0;
        return text.Length is > 0 and <= MostDigits
            && !text.ContainsAnyExceptInRange((byte)'0', (byte)'9')
            && Utf8Parser.TryParse(text, out number, out var read)
            && read == text.Length;
    }

    public static bool TryRead(ReadOnlySpan<char> text, out long number)
    {
        number = 0;
        return text.Length is > 0 and <= MostDigits
            && !text.ContainsAnyExceptInRange('0', '9')
            && long.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out number);
    }

    /// <summary>A count of a currency's smallest unit as an amount; the digits after the point stay.</summary>
    public static decimal Amount(long minor, int digits) => minor * new decimal(1, 0, 0, isNegative: false, scale: (byte)digits);
}
