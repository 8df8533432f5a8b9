using System.Text.Json;
using System.Text.RegularExpressions;
using Engine.Core.Functions;

namespace Engine.Core.Sources;

/// <summary>
/// Payouts and the balance transactions that went into them. Stripe tells those only of automatic payouts. The payout is a transaction of its own, of type
/// <c>payout</c>. Source: Stripe API reference, balance transactions.
/// </summary>
public sealed partial class StripeApi
{
    private const string Payout = "payout";

    public override string? Settlements => Payout;

    public override SourceList? MembersOf(ListedObject sum)
    {
        using var document = JsonDocument.Parse(sum.Body);
        return document.RootElement.TryGetProperty("automatic", out var automatic) && automatic.ValueKind == JsonValueKind.True
            ? new SourceList(Source, "balance_transaction", DateTimeOffset.UnixEpoch, sum.At.AddDays(1), null) { Of = (Payout, sum.Id) }
            : null;
    }

    public override SettledMember? ReadMember(ListedObject item)
    {
        using var document = JsonDocument.Parse(item.Body);
        var row = document.RootElement;
        var type = TextOf(row, "type");
        return type is not (Payout or "payout_failure" or "payout_cancel")
            && TextOf(row, "currency") is { } written && Currencies.Normalize(written) is { } currency
            && row.TryGetProperty("amount", out var amount) && amount.TryGetInt64(out var count)
            && row.TryGetProperty("fee", out var kept) && kept.TryGetInt64(out var fee)
                ? new SettledMember(item.Id, TextOf(row, "source"), Units(count, currency), Units(fee, currency), currency)
                : null;
    }

    public override bool IsIdOf(string text) => text.Length <= LongestId && Id().IsMatch(text);

    private static decimal Units(long count, string currency) => count * new decimal(1, 0, 0, isNegative: false, scale: (byte)Currencies.StripeDigits(currency));

    // Source: the prefixes of Stripe's API reference.
    [GeneratedRegex(@"^(in|ch|py|pi|re|pyr|cn|cbtxn|dp|du|po|tr|trr|fee|fr|tu|txn|sub|cus|inpay)_[A-Za-z0-9][A-Za-z0-9_]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
