using System.Globalization;

namespace Engine.Core.Sources.Bank.Camt;

/// <summary>Amounts of messages: unsigned, at most 18 digits, at most 5 of them behind the point.</summary>
internal static class CamtAmounts
{
    private const int MostCharacters = 19;
    private const int MostDecimals = 5;

    public static bool TryRead(string? text, out decimal amount)
    {
        amount = 0m;
        return text is { Length: > 0 and <= MostCharacters }
            && text.AsSpan().ContainsAnyInRange('0', '9')
            && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out amount)
            && amount.Scale <= MostDecimals;
    }

    public static bool TryRead(XmlElement? element, out decimal amount, out string currency)
    {
        amount = 0m;
        currency = element?.Currency ?? "";
        return currency.Length == 3 && TryRead(element!.Value, out amount);
    }
}
