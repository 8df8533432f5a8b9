using System.Text.RegularExpressions;

namespace Engine.Runtime.Telemetry;

/// <summary>
/// Blanks out what looks like a secret or a card number in text on its way out, wherever it came from. No substitute for not logging
/// such things: the last line of defence.
/// </summary>
public static partial class Redaction
{
    private const string Mask = "***";

    /// <summary>The same text where it holds nothing of that kind. A JSON document stays one.</summary>
    public static string Apply(string text) => Card().Replace(Secret().Replace(text, Mask), match => HasCheckDigit(match.Value) ? Mask : match.Value);

    // Luhn's check, by which card numbers are told from other long numbers.
    private static bool HasCheckDigit(string digits)
    {
        var sum = 0;
        for (var n = 0; n < digits.Length; n++)
        {
            var digit = digits[^(n + 1)] - '0';
            sum += n % 2 == 0 ? digit : digit > 4 ? (digit * 2) - 9 : digit * 2;
        }

        return sum % 10 == 0;
    }

    // Keys as Stripe writes them, credentials of HTTP, signed tokens, private keys. None reaches past a quotation mark.
    [GeneratedRegex(
        @"(?:whsec|sk|rk)_[A-Za-z0-9_]{6,}|(?i:bearer|basic) +[A-Za-z0-9._~+/=-]{8,}|eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9._-]+|-----BEGIN [A-Z ]*PRIVATE KEY(?:[A-Za-z0-9+/=\s-]|\\[nr]|\\u[0-9a-f]{4})*",
        RegexOptions.CultureInvariant)]
    private static partial Regex Secret();

    [GeneratedRegex(@"\b(?:3[47][0-9]{13}|[2456][0-9]{12,18})\b", RegexOptions.CultureInvariant)]
    private static partial Regex Card();
}
