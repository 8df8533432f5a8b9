using System.Collections.Immutable;

namespace Engine.Core.Sources.Bank.Remittance;

/// <summary>
/// Joins money with the advice that came apart from it: by a number that both name, else by amount, currency, nearness of dates and payer together. Only
/// what fits alone is joined.
/// </summary>
public static class RemittanceJoin
{
    private const int ShortestNumber = 5;
    private const int ShortestName = 5;

    /// <param name="payment">The money.</param>
    /// <param name="advices">Those that are not joined yet.</param>
    /// <param name="windowDays">How far the dates may lie apart where no number joins.</param>
    public static JoinResult Find(JoinFacts payment, IEnumerable<JoinFacts> advices, int windowDays)
    {
        var all = advices.ToList();
        List<(JoinFacts Advice, string Number)> named = [.. all.Select(advice => (advice, Shared(payment, advice))).Where(one => one.Item2 is not null).Select(one => (one.advice, one.Item2!))];
        return named switch
        {
            [var one] => ByNumber(payment, one.Advice, one.Number),
            [_, ..] => Several(payment, named),
            [] => ByPayer(payment, [.. all.Where(advice => IsAlike(payment, advice, windowDays))]),
        };
    }

    private static JoinResult ByNumber(JoinFacts payment, JoinFacts advice, string number)
    {
        if (advice.Amount is { } said && payment.Amount is { } paid && (said != paid || advice.Currency != payment.Currency))
        {
            return new JoinResult.Differs(advice, number, paid - said);
        }

        return new JoinResult.Joined(advice, number);
    }

    /// <summary>Of several that name the number, the one with the amount, if it is one.</summary>
    private static JoinResult Several(JoinFacts payment, List<(JoinFacts Advice, string Number)> named)
    {
        var equal = named.Where(one => one.Advice.Amount == payment.Amount && one.Advice.Currency == payment.Currency).ToList();
        return equal is [var one]
            ? new JoinResult.Joined(one.Advice, one.Number)
            : new JoinResult.Ambiguous([.. named.Select(each => each.Advice)], named[0].Number);
    }

    private static JoinResult ByPayer(JoinFacts payment, ImmutableArray<JoinFacts> alike) => alike switch
    {
        [] => new JoinResult.None(),
        [var one] => new JoinResult.Joined(one, "amount, date and payer"),
        _ => new JoinResult.Ambiguous(alike, "amount, date and payer"),
    };

    private static bool IsAlike(JoinFacts payment, JoinFacts advice, int windowDays) =>
        payment.Amount is { } paid
        && advice.Amount == paid
        && advice.Currency == payment.Currency
        && Math.Abs(advice.Date.DayNumber - payment.Date.DayNumber) <= windowDays
        && (payment.PayerIds.Any(advice.PayerIds.Contains) || payment.Names.Any(name => advice.Names.Any(other => IsOneName(name, other))));

    // A number of a few digits stands in half of all files.
    private static string? Shared(JoinFacts payment, JoinFacts advice) =>
        payment.Numbers.FirstOrDefault(number => number.Length >= ShortestNumber && advice.Numbers.Contains(number, StringComparer.OrdinalIgnoreCase));

    /// <summary>Equal as far as the shorter one goes, since fields cut names off.</summary>
    private static bool IsOneName(string one, string other)
    {
        var (left, right) = (Plain(one), Plain(other));
        var length = Math.Min(left.Length, right.Length);
        return length >= ShortestName && string.CompareOrdinal(left, 0, right, 0, length) == 0;
    }

    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
