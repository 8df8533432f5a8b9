using System.Globalization;

namespace Engine.Core.Sources.Bank.Mt940;

/// <summary>One statement, or one page of it, from field 20 on.</summary>
internal sealed class MtStatement(Place place)
{
    private decimal booked;
    private (long Count, decimal Sum) credits;
    private (long Count, decimal Sum) debits;

    public string? Account { get; set; }

    public MtBalance? Opening { get; set; }

    public MtBalance? Closing { get; set; }

    /// <summary>The currency of an interim report's floor limit, which has no balances.</summary>
    public string? InterimCurrency { get; set; }

    public bool IsInterim => InterimCurrency is not null;

    public bool IsClosed => Closing is not null;

    public string? Currency => Opening?.Currency ?? InterimCurrency;

    public void Count(MtLine line)
    {
        booked += line.Movement;
        ref var sum = ref line.IsIncoming ? ref credits : ref debits;
        sum = (sum.Count + 1, sum.Sum + line.Amount);
    }

    /// <summary>False, with a refusal, when the balances do not agree with the lines.</summary>
    public bool Close(BankFindings findings)
    {
        if (IsInterim)
        {
            return true;
        }

        if (Opening is null || Closing is null)
        {
            return findings.Deviate(Leniency.MissingBalances, BankCodes.MissingBalance, place, $"The statement has no {(Opening is null ? "opening" : "closing")} balance, so nothing proves that it is whole.");
        }

        return (Opening.Currency == Closing.Currency && Opening.Amount + booked == Closing.Amount)
            || findings.Refuse(
                BankCodes.ControlAmount,
                place,
                $"The opening balance {Show(Opening)} and lines of {booked.ToString(CultureInfo.InvariantCulture)} make {(Opening.Amount + booked).ToString(CultureInfo.InvariantCulture)}, and the closing balance says {Show(Closing)}.");
    }

    /// <summary>Fields 90C and 90D: how many lines, and their sum.</summary>
    public bool IsSum(string text, bool isCredit, Place at, BankFindings findings)
    {
        var (count, sum) = isCredit ? credits : debits;
        var letters = text.AsSpan().IndexOfAnyExceptInRange('0', '9');
        if (letters < 1 || text.Length < letters + 4 || !Digits.TryRead(text.AsSpan(0, letters), out var said) || !MtAmounts.TryRead(text.AsSpan(letters + 3).TrimEnd(), out var amount))
        {
            return findings.Refuse(BankCodes.BadField, at, $"\"{text}\" is no count with a currency and a sum.");
        }

        if (amount != sum)
        {
            return findings.Refuse(BankCodes.ControlAmount, at, $"The sum says {amount.ToString(CultureInfo.InvariantCulture)}, and the lines add up to {sum.ToString(CultureInfo.InvariantCulture)}.");
        }

        return said == count || findings.Deviate(Leniency.Counts, BankCodes.ControlCount, at, $"The sum counts {said} lines, and there are {count}.");
    }

    private static string Show(MtBalance balance) => $"{balance.Currency} {balance.Amount.ToString(CultureInfo.InvariantCulture)}";
}
