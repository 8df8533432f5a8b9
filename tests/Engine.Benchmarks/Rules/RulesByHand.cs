using System.Globalization;
using System.Text.Json;

namespace Engine.Benchmarks.Rules;

/// <summary>
/// The yardstick: what a programmer would write for these rules alone, over JsonDocument. A rule that needs what is missing or null
/// does not pass.
/// </summary>
internal static class RulesByHand
{
    private static readonly string[] Types = ["invoice.paid", "invoice.payment_succeeded", "charge.succeeded"];

    public static RuleAnswer Answer(byte[] line)
    {
        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        return new RuleAnswer(Filter(Of(root, "event")), Tier(Of(root, "payment"), Of(root, "candidate")));
    }

    private static uint Filter(JsonElement evt)
    {
        var invoice = Of(Of(evt, "data"), "object");
        var metadata = Of(invoice, "metadata");
        var charge = Of(invoice, "charge");
        var reason = Text(invoice, "billing_reason");
        var isList = Lines(invoice, out var hasBillable, out var sum);
        ReadOnlySpan<bool> rules =
        [
            Text(evt, "type") is { } type && Array.IndexOf(Types, type) >= 0,
            IsTrue(evt, "livemode"),
            Text(invoice, "customer_email") is { } email && !email.EndsWith("@example.com", StringComparison.Ordinal),
            Number(invoice, "amount_paid") is >= 10000 and <= 100000000,
            Text(invoice, "currency")?.ToUpperInvariant() is "USD" or "EUR" or "GBP",
            Text(metadata, "netsuite_external_id") is { Length: 9 } id && id.StartsWith("INV-", StringComparison.Ordinal),
            Text(invoice, "status") == "paid" && Number(invoice, "amount_remaining") == 0,
            hasBillable,
            isList && sum == Number(invoice, "subtotal"),
            IsTrue(charge, "paid") && IsTrue(charge, "captured") && Number(charge, "amount_refunded") == 0
                && Text(Of(charge, "outcome"), "risk_level") is { } risk && risk != "highest",
            Text(Of(charge, "payment_method_details"), "type") is { } method
                && (method == "card" || (method == "ach_debit" && Number(charge, "amount") >= 5000)),
            reason == "manual" ? Text(metadata, "approved_by") is not null : reason?.StartsWith("subscription", StringComparison.Ordinal) == true,
        ];

        var passed = 0u;
        for (var i = 0; i < rules.Length; i++)
        {
            passed |= rules[i] ? 1u << i : 0;
        }

        return passed;
    }

    private static int Tier(JsonElement payment, JsonElement candidate)
    {
        var isSame = Text(payment, "customer") is { } customer && customer == Text(candidate, "customer")
            && Number(payment, "amount") is { } amount && amount == Number(candidate, "amountRemaining")
            && Text(payment, "currency")?.ToLowerInvariant() is { } currency && currency == Text(candidate, "currency")?.ToLowerInvariant();
        if (!isSame)
        {
            return 3;
        }

        var isReferred = Text(payment, "externalId") is { } id && id == Text(candidate, "externalId");
        return isReferred ? 1 : IsNear(Text(payment, "date"), Text(candidate, "dueDate")) ? 2 : 3;
    }

    private static bool IsNear(string? paid, string? due) =>
        paid is not null && due is not null && Math.Abs((Date(paid) - Date(due)).TotalDays) <= 5;

    private static DateTime Date(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture);

    private static bool Lines(JsonElement invoice, out bool hasBillable, out long sum)
    {
        (hasBillable, sum) = (false, 0);
        var lines = Of(Of(invoice, "lines"), "data");
        if (lines.ValueKind != JsonValueKind.Array)
        {
            return false;
        }

        foreach (var line in lines.EnumerateArray())
        {
            var amount = Number(line, "amount") ?? 0;
            sum += amount;
            hasBillable |= amount > 0 && Text(Of(line, "price"), "product") is { } product && product != "prod_credit";
        }

        return true;
    }

    private static JsonElement Of(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var member) ? member : default;

    private static string? Text(JsonElement parent, string name) =>
        Of(parent, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static long? Number(JsonElement parent, string name) =>
        Of(parent, name) is { ValueKind: JsonValueKind.Number } number ? number.GetInt64() : null;

    private static bool IsTrue(JsonElement parent, string name) => Of(parent, name).ValueKind == JsonValueKind.True;
}
