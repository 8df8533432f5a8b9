namespace Engine.Core.Sources.Bank.Bai2;

/// <summary>
/// The funds type says how many fields follow it: none, a value date and time (V), three amounts by availability (S), or pairs of days and amounts (D).
/// </summary>
internal static class Bai2Funds
{
    private const int MostPairs = 100;

    /// <summary>False when it is none, or the record ends within it.</summary>
    public static bool TryRead(Bai2Record record, BankFile file, out DateOnly? valueDate)
    {
        valueDate = null;
        switch (record.Next())
        {
            case "" or "Z" or "0" or "1" or "2":
                return true;
            case "V":
                var date = record.Next();
                valueDate = date is null ? null : file.Date(System.Text.Encoding.ASCII.GetBytes(date));
                return record.Next() is not null && (valueDate is not null || date is "");
            case "S":
                return IsAmount(record.Next()) & IsAmount(record.Next()) & IsAmount(record.Next());
            case "D":
                return Digits.TryRead(record.Next(), out var pairs) && pairs <= MostPairs && Pairs(record, (int)pairs);
            default:
                return false;
        }
    }

    private static bool Pairs(Bai2Record record, int pairs)
    {
        for (var i = 0; i < pairs; i++)
        {
            if (!Digits.TryRead(record.Next(), out _) || !IsAmount(record.Next()))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsAmount(string? field) => field is not null && Bai2Amounts.TryRead(field, isSigned: true, out _);
}
