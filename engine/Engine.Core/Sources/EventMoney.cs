using Engine.Core.Functions;
using Engine.Core.Model;
using Engine.Core.Sources.Bank;
using Engine.Core.Sources.Files;
using Engine.Core.Values;

namespace Engine.Core.Sources;

/// <summary>What an event is about in money, for people who count what is open. Nothing is guessed: an object that does not say has none.</summary>
/// <param name="Amount">In units of the currency.</param>
/// <param name="Currency">ISO 4217, in upper case.</param>
public sealed record EventMoney(decimal Amount, string Currency)
{
    // Invoices and credit notes have a total; charges, refunds, payouts, disputes and payment intents an amount. Source: Stripe's object reference.
    private static readonly string[] names = ["total", "amount"];

    /// <summary>Null when the source is none whose unit is known, or its object has no amount and currency.</summary>
    public static EventMoney? Of(SourceEvent source) => source.Source == StripeSource.Name
        ? OfStripe(source.Payload.Member("data").Member("object"))
        : OfBank(source.Payload.Member("data"));

    // Entries of banks' files say of which format they are, and are in units.
    private static EventMoney? OfBank(Value entry) =>
        entry.Member("format") is { Kind: ValueKind.Text } format && FileFormats.Find(format.AsText()) is BankFormat
        && entry.Member("amount") is { Kind: ValueKind.Number } amount
        && entry.Member("currency") is { Kind: ValueKind.Text } currency
            ? new EventMoney(amount.AsNumber(), currency.AsText())
            : null;

    private static EventMoney? OfStripe(Value content)
    {
        var count = names.Select(content.Member).FirstOrDefault(value => value.Kind == ValueKind.Number);
        return count.Kind == ValueKind.Number
            && content.Member("currency") is { Kind: ValueKind.Text } written
            && Currencies.Normalize(written.AsText()) is { } currency
            ? new EventMoney(InUnits(count.AsNumber(), Currencies.StripeDigits(currency)), currency)
            : null;
    }

    // By multiplication, which keeps the digits: 1200 cents are 12.00.
    private static decimal InUnits(decimal count, int digits) => count * new decimal(1, 0, 0, isNegative: false, scale: (byte)digits);
}
