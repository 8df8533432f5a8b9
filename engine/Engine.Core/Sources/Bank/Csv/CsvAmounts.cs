using System.Globalization;

namespace Engine.Core.Sources.Bank.Csv;

/// <summary>Amounts as a client's rule says they are spelled: its decimal character, its separator of thousands at every third digit or nowhere, its sign.</summary>
internal static class CsvAmounts
{
    private const int MostCharacters = 30;
    private const int Group = 3;

    /// <summary>False for anything else. An empty text is no amount.</summary>
    public static bool TryRead(string text, CsvRule rule, out decimal amount)
    {
        amount = 0m;
        var plain = text.Trim();
        if (plain.Length is 0 or > MostCharacters)
        {
            return false;
        }

        var (digits, isNegative) = Unsigned(plain, rule.Sign);
        if (digits is null || !TryReadDigits(digits.Trim(), rule, out amount))
        {
            return false;
        }

        amount = isNegative ? -amount : amount;
        return true;
    }

    private static (string? Digits, bool IsNegative) Unsigned(string text, CsvSign sign) => (sign, text) switch
    {
        (CsvSign.Leading, ['-', ..]) => (text[1..], true),
        (CsvSign.Leading, ['+', ..]) => (text[1..], false),
        (CsvSign.Trailing, [.., '-']) => (text[..^1], true),
        (CsvSign.Trailing, [.., '+']) => (text[..^1], false),
        (CsvSign.Parentheses, ['(', .., ')']) => (text[1..^1], true),
        (CsvSign.CreditDebit, [.., 'C' or 'c', 'R' or 'r']) => (text[..^2], false),
        (CsvSign.CreditDebit, [.., 'D' or 'd', 'R' or 'r']) => (text[..^2], true),
        (CsvSign.CreditDebit, _) => (null, false),
        _ => (text, false),
    };

    private static bool TryReadDigits(string text, CsvRule rule, out decimal amount)
    {
        amount = 0m;
        var point = text.IndexOf(rule.Decimal, StringComparison.Ordinal);
        var whole = point < 0 ? text : text[..point];
        var decimals = point < 0 ? "" : text[(point + 1)..];
        if (whole.Length == 0 || (point >= 0 && decimals.Length == 0) || decimals.AsSpan().ContainsAnyExceptInRange('0', '9') || Joined(whole, rule.Thousands) is not { } joined)
        {
            return false;
        }

        return decimal.TryParse(decimals.Length == 0 ? joined : $"{joined}.{decimals}", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out amount);
    }

    /// <summary>Null when something else than digits, or groups of three, stands there.</summary>
    private static string? Joined(string whole, char? thousands)
    {
        if (thousands is not { } separator || !whole.Contains(separator, StringComparison.Ordinal))
        {
            return whole.AsSpan().ContainsAnyExceptInRange('0', '9') ? null : whole;
        }

        var groups = whole.Split(separator);
        var isRight = groups[0].Length is >= 1 and <= Group
            && groups.Skip(1).All(group => group.Length == Group)
            && groups.All(group => !group.AsSpan().ContainsAnyExceptInRange('0', '9'));
        return isRight ? string.Concat(groups) : null;
    }
}
