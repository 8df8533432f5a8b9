namespace Engine.Core.Sources.Bank.Bai2;

/// <summary>Amounts: digits with a sign where one is allowed, in the smallest unit of the currency.</summary>
internal static class Bai2Amounts
{
    /// <summary>An empty field counts nothing.</summary>
    public static bool TryRead(string field, bool isSigned, out long amount)
    {
        amount = 0;
        if (field.Length == 0)
        {
            return true;
        }

        var isNegative = field[0] == '-';
        var digits = field.AsSpan(field[0] is '-' or '+' ? 1 : 0);
        if ((isNegative && !isSigned) || !Digits.TryRead(digits, out amount))
        {
            return false;
        }

        amount = isNegative ? -amount : amount;
        return true;
    }
}
