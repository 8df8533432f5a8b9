namespace Engine.Core.Sources.Bank.Mt940;

/// <summary>Fields 60 and 62: C or D, date, currency, amount.</summary>
internal sealed record MtBalance(DateOnly Date, string Currency, decimal Amount)
{
    private const int Head = 10;

    /// <summary>Null when it cannot be read.</summary>
    public static MtBalance? Read(string text, BankFile file)
    {
        var plain = text.TrimEnd();
        return plain.Length > Head
            && plain[0] is 'C' or 'D'
            && MtDates.Read(plain.AsSpan(1, 6), file) is { } date
            && plain.AsSpan(7, 3).ContainsAnyExceptInRange('A', 'Z') == false
            && MtAmounts.TryRead(plain.AsSpan(Head), out var amount)
            ? new MtBalance(date, plain[7..Head], plain[0] == 'C' ? amount : -amount)
            : null;
    }
}
