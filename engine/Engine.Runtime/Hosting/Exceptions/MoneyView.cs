using System.Globalization;

namespace Engine.Runtime.Hosting.Exceptions;

/// <summary>An amount in a currency. Text, so that no reader makes a binary fraction of it.</summary>
public sealed record MoneyView(string Amount, string Currency)
{
    public static MoneyView? Of(decimal? amount, string? currency) =>
        amount is { } known && currency is not null ? new MoneyView(known.ToString(CultureInfo.InvariantCulture), currency) : null;
}
