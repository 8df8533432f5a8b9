using System.Collections.Immutable;
using System.Globalization;
using Engine.Core.Matching;
using Engine.Core.Values;

namespace Engine.Core.Enrichment;

/// <summary>
/// What mappings of a source without an API can list: the payments that were matched before, out of the journal. All filters hold together; a reference is one of those by
/// which a bank names a payment again, which alone may repeat.
/// </summary>
public sealed record PastPayments(string Reference, decimal Amount, string Currency)
{
    /// <summary>How mappings call it.</summary>
    public const string Object = "payment";

    public static ImmutableArray<string> Filters { get; } = ["amount", "currency", "reference"];

    /// <summary>Null when a filter is missing or the amount is none.</summary>
    public static PastPayments? Of(SourceQuery query)
    {
        var where = query.Where.Split('&').Select(filter => filter.Split('=', 2)).ToDictionary(filter => filter[0], filter => Uri.UnescapeDataString(filter[^1]), StringComparer.Ordinal);
        return Filters.All(where.ContainsKey) && decimal.TryParse(where["amount"], NumberStyles.Float, CultureInfo.InvariantCulture, out var amount)
            ? new PastPayments(where["reference"], amount, where["currency"])
            : null;
    }

    /// <summary>Whether a payment is meant.</summary>
    public bool Fits(MatchPayment payment) => payment.Amount == Amount && payment.Currency == Currency && payment.BankReferences.Contains(Reference, StringComparer.Ordinal);

    /// <summary>As expressions see it.</summary>
    public static Value Show(MatchPayment payment) => Value.Of(new ValueObject(
        ("id", Value.Of(payment.Id)), ("amount", Value.Amount(payment.Amount, payment.Currency)), ("currency", Value.Of(payment.Currency)), ("date", Value.Of(payment.Date))));
}
