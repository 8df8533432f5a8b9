using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;

namespace Engine.Core.Sources;

/// <summary>
/// Facts older than thirty days: Stripe lists the objects, in today's state and in the version that is asked for. Source: Stripe API reference.
/// </summary>
public sealed partial class StripeApi
{
    /// <summary>Objects are read in this version, and their events say so.</summary>
    private const string RetoldVersion = "2025-12-15.clover";

    private static readonly ImmutableArray<KeyValuePair<string, string>> AsVersion = [KeyValuePair.Create("Stripe-Version", RetoldVersion)];

    private static readonly ImmutableArray<(string Prefix, string Collection)> Prefixes =
    [
        ("evt_", SourceList.Events), ("inpay_", "invoice_payment"), ("in_", "invoice"), ("ch_", "charge"), ("py_", "charge"), ("re_", "refund"), ("pyr_", "refund"), ("cus_", "customer"),
        ("cn_", "credit_note"), ("dp_", "dispute"), ("du_", "dispute"), ("po_", Payout), ("pi_", "payment_intent"),
    ];

    public override ImmutableArray<ObjectHistory> Histories { get; } =
    [
        new("customer", ["customer.created"]) { IsMoney = false },
        new("invoice", ["invoice.finalized", "invoice.paid"]),
        new("charge", ["charge.succeeded", "charge.failed"]),
        new("invoice_payment", ["invoice_payment.paid"]),
        new("refund", ["refund.created", "refund.failed"]),
        new("credit_note", ["credit_note.created"]),
        new("dispute", ["charge.dispute.created"]),
        new(Payout, ["payout.paid"]),
    ];

    public override string? ObjectVersion => RetoldVersion;

    public override ImmutableArray<string> RetoldIds(string collection, string id) =>
        [.. Histories.Where(history => history.Collection == collection).SelectMany(history => history.Types).Select(type => RetoldId(type, id))];

    public override ListedObject? Retell(string collection, ListedObject item)
    {
        using var document = JsonDocument.Parse(item.Body);
        return TypeOf(collection, document.RootElement) is { } type ? Enclose(type, item, MomentOf(type, document.RootElement) ?? item.At) : null;
    }

    public override (string Collection, FetchPlan Plan)? Find(string id)
    {
        var known = Prefixes.FirstOrDefault(known => id.StartsWith(known.Prefix, StringComparison.Ordinal));
        if (known.Collection is not { } collection || !IsId(id))
        {
            return null;
        }

        return collection == SourceList.Events
            ? (collection, new FetchPlan($"/v1/{collection}/{id}", []))
            : (collection, new FetchPlan($"/v1/{Paths[collection]}/{id}", AsVersion));
    }

    private static string? TypeOf(string collection, JsonElement item) => (collection, TextOf(item, "status")) switch
    {
        ("customer", _) => "customer.created",
        ("invoice", "paid") => "invoice.paid",
        ("invoice", "open" or "uncollectible") => "invoice.finalized",
        ("charge", "succeeded") => "charge.succeeded",
        ("charge", "failed") when TextOf(item, "failure_balance_transaction") is not null => "charge.failed",
        ("invoice_payment", "paid") => "invoice_payment.paid",
        ("refund", "failed") when TextOf(item, "failure_balance_transaction") is not null => "refund.failed",
        ("refund", not "failed" and not "canceled") => "refund.created",
        ("credit_note", "issued") => "credit_note.created",
        ("dispute", not "warning_needs_response" and not "warning_under_review" and not "warning_closed") => "charge.dispute.created",
        (Payout, "paid") => "payout.paid",
        _ => null,
    };

    // When the fact happened, not when the object was begun.
    private static DateTimeOffset? MomentOf(string type, JsonElement item)
    {
        var name = type switch
        {
            "invoice.paid" or "invoice_payment.paid" => "paid_at",
            "invoice.finalized" => "finalized_at",
            _ => null,
        };
        return name is not null
            && item.TryGetProperty("status_transitions", out var moments) && moments.ValueKind == JsonValueKind.Object
            && moments.TryGetProperty(name, out var moment) && moment.ValueKind == JsonValueKind.Number && moment.TryGetInt64(out var seconds)
            && seconds is >= 0 and <= StripeSource.LastSecond
                ? DateTimeOffset.FromUnixTimeSeconds(seconds)
                : null;
    }

    private static ListedObject Enclose(string type, ListedObject item, DateTimeOffset at)
    {
        var id = RetoldId(type, item.Id);
        var buffer = new ArrayBufferWriter<byte>(item.Body.Length + 256);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("id", id);
            writer.WriteString("object", "event");
            writer.WriteString("type", type);
            writer.WriteString("api_version", RetoldVersion);
            writer.WriteNumber("created", at.ToUnixTimeSeconds());
            if (item.Account is { } account)
            {
                writer.WriteString("account", account);
            }

            writer.WriteStartObject("data");
            writer.WritePropertyName("object");
            writer.WriteRawValue(item.Body.Span);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return new ListedObject(id, at, buffer.WrittenMemory);
    }

    private static string RetoldId(string type, string id) => $"backfill_{type}_{id}";

    private static string? TextOf(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
