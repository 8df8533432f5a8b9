using Engine.Core.Functions;
using Engine.Core.Values;

namespace Engine.Core.Matching;

/// <summary>
/// Amounts as whole numbers of ten-thousandths, so that they can be compared and added exactly at the cost of integers. No currency of
/// ISO 4217 has more than four digits. Decimal at the border.
/// </summary>
internal static class ScaledAmount
{
    public const long PerUnit = 10_000;

    /// <summary>No amount.</summary>
    public const long None = long.MinValue;

    /// <summary>Far above any amount of money, and small enough that five hundred of them can be added.</summary>
    public const long Largest = 1_000_000_000_000L * PerUnit;

    /// <summary>False for more than four digits after the point, or more than a million millions.</summary>
    public static bool TryFrom(decimal amount, out long scaled)
    {
        scaled = 0;
        if (Math.Abs(amount) > Largest / PerUnit || decimal.Truncate(amount * PerUnit) != amount * PerUnit)
        {
            return false;
        }

        scaled = (long)(amount * PerUnit);
        return true;
    }

    /// <summary>The largest whole number that is not above the amount; the end of the scale for what lies beyond.</summary>
    public static long Floor(decimal amount) =>
        amount > Largest / PerUnit ? Largest + 1 : amount < -(Largest / PerUnit) ? -Largest - 1 : (long)decimal.Floor(amount * PerUnit);

    /// <summary>The smallest whole number that is not below the amount.</summary>
    public static long Ceiling(decimal amount) => -Floor(-amount);

    /// <summary>With as many digits as the currency has, or more where the amount needs them.</summary>
    public static decimal ToDecimal(long scaled, string currency)
    {
        var digits = Currencies.Normalize(currency) is null ? 2 : Currencies.IsoDigits(currency);
        for (var unit = Power(4 - digits); digits < 4 && scaled % unit != 0; unit = Power(4 - digits))
        {
            digits++;
        }

        var size = Math.Abs(scaled) / Power(4 - digits);
        return new decimal((int)size, (int)(size >> 32), 0, scaled < 0, (byte)digits);
    }

    public static Value ToValue(long scaled, string currency) => Value.Amount(ToDecimal(scaled, currency), currency);

    private static long Power(int digits) => digits switch { 0 => 1, 1 => 10, 2 => 100, 3 => 1_000, _ => 10_000 };
}
