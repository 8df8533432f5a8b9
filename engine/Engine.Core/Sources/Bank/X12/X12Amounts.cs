using System.Globalization;

namespace Engine.Core.Sources.Bank.X12;

/// <summary>Amounts of X12: digits with a point and a minus where needed, at most 18 characters, and never cents. <c>1500</c> is 1500.00.</summary>
internal static class X12Amounts
{
    private const int MostCharacters = 18;

    public static bool TryRead(string? text, out decimal amount)
    {
        amount = 0m;
        return text is { Length: > 0 and <= MostCharacters }
            && text.AsSpan().TrimStart('-').ContainsAnyInRange('0', '9')
            && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out amount)
            && text[0] != '+';
    }
}
