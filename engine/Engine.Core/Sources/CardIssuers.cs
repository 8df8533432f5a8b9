using System.Collections.Immutable;

namespace Engine.Core.Sources;

/// <summary>
/// Whether digits can be a card number: the first digits belong to a card network, the count of digits is one that it gives out, and the last
/// digit is right (Luhn). Ranges: ISO/IEC 7812 as the networks publish them.
/// </summary>
internal static class CardIssuers
{
    public const int Shortest = 13;
    public const int Longest = 19;

    private const int PrefixDigits = 6;

    // First and last prefix of six digits, fewest and most digits of a number.
    private static readonly ImmutableArray<(int First, int Last, int Fewest, int Most)> Ranges =
    [
        (400000, 499999, 13, 19), // Visa
        (510000, 559999, 16, 16), // Mastercard
        (222100, 272099, 16, 16), // Mastercard
        (340000, 349999, 15, 15), // American Express
        (370000, 379999, 15, 15), // American Express
        (300000, 305999, 14, 19), // Diners Club
        (309500, 309599, 14, 19), // Diners Club
        (360000, 369999, 14, 19), // Diners Club
        (380000, 399999, 14, 19), // Diners Club
        (352800, 358999, 16, 19), // JCB
        (601100, 601199, 16, 19), // Discover
        (644000, 659999, 16, 19), // Discover, RuPay
        (620000, 629999, 16, 19), // UnionPay
        (810000, 829999, 16, 19), // UnionPay, RuPay
        (220000, 220499, 16, 19), // Mir
        (500000, 509999, 13, 19), // Maestro, RuPay
        (560000, 589999, 13, 19), // Maestro
        (600000, 609999, 16, 19), // RuPay, Maestro
        (630400, 630499, 13, 19), // Maestro
        (675900, 676399, 13, 19), // Maestro
    ];

    /// <param name="digits">Digits only, as text.</param>
    public static bool IsCardNumber(ReadOnlySpan<byte> digits)
    {
        if (digits.Length is < Shortest or > Longest)
        {
            return false;
        }

        var prefix = 0;
        for (var i = 0; i < PrefixDigits; i++)
        {
            prefix = (prefix * 10) + digits[i] - '0';
        }

        foreach (var range in Ranges)
        {
            if (prefix >= range.First && prefix <= range.Last && digits.Length >= range.Fewest && digits.Length <= range.Most)
            {
                return IsLuhn(digits);
            }
        }

        return false;
    }

    private static bool IsLuhn(ReadOnlySpan<byte> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            var doubled = digit * 2;
            sum += i % 2 == 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
        }

        return sum % 10 == 0;
    }
}
