using System.Globalization;
using System.Text.Json.Nodes;
using Engine.Core.Matching;

namespace Engine.Runtime.CashApplication;

/// <summary>What one payment left open on one document, to be held against what NetSuite shows.</summary>
/// <param name="Payment">The event's id.</param>
/// <param name="Document">As it was when the payment was matched.</param>
/// <param name="Before">Open on it then, less what other payments of ours were about to take.</param>
/// <param name="Expected">Open on it afterwards.</param>
internal sealed record Remainder(string Payment, OpenInvoice Document, decimal Before, decimal Expected)
{
    /// <summary>What the item about the document is known by.</summary>
    public string EventId => $"remaining_{Document.InternalId}";

    /// <summary>For whoever keeps the books.</summary>
    /// <param name="shown">What NetSuite shows as open now.</param>
    public string Told(decimal shown)
    {
        var (less, amount) = (Math.Abs(shown) < Math.Abs(Expected), Math.Abs(shown - Expected));
        return $"{Document.Id}: {Money(Before)} was open, {Money(Before - Expected)} was applied by {Payment}, and {Money(shown)} remains where {Money(Expected)} should: {Money(amount)} too {(less ? "little" : "much")}. "
            + (less
                ? "Somebody else paid, credited or changed it at about the same time."
                : "The payment is not applied as it was written, somebody took it off again, or the document was changed.");
    }

    /// <summary>What the item's body says.</summary>
    /// <param name="shown">What NetSuite shows as open now.</param>
    public object Data(decimal shown) => new
    {
        document = Document.Id,
        kind = Document.Kind,
        internalId = Document.InternalId,
        customer = Document.Customer,
        currency = Document.Currency,
        payment = Payment,
        before = Text(Before),
        expected = Text(Expected),
        shown = Text(shown),
    };

    /// <summary>As an item's body tells it; null where it is about something else.</summary>
    public static Remainder? Read(ReadOnlyMemory<byte> body) => JsonNode.Parse(body.Span)?["data"] is JsonObject data && data["internalId"] is { } internalId
        ? new Remainder(
            (string)data["payment"]!,
            new OpenInvoice((string)data["document"]!, (string)data["customer"]!, (string)data["currency"]!, 0) { InternalId = (string)internalId!, Kind = (string)data["kind"]! },
            Amount(data["before"]!),
            Amount(data["expected"]!))
        : null;

    private string Money(decimal amount) => $"{amount.ToString("0.00##", CultureInfo.InvariantCulture)} {Document.Currency}";

    private static string Text(decimal amount) => amount.ToString(CultureInfo.InvariantCulture);

    private static decimal Amount(JsonNode node) => decimal.Parse((string)node!, NumberStyles.Number, CultureInfo.InvariantCulture);
}
