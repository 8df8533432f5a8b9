using System.Collections.Immutable;

namespace Engine.Sandbox.Stripe;

/// <summary>A kind of object as Stripe's API has it.</summary>
/// <param name="Object">The value of its member <c>object</c>.</param>
/// <param name="Collection">Its place in the path.</param>
/// <param name="Updated">The event that tells of an update; null when there is none, or no update.</param>
/// <param name="Filters">What its list can be narrowed by, besides <c>created</c>.</param>
internal sealed record StripeKind(string Object, string Collection, string? Updated, ImmutableArray<string> Filters)
{
    // Source: Stripe API reference, lists and event types.
    public static ImmutableArray<StripeKind> All { get; } =
    [
        new("application_fee", "application_fees", null, ["charge"]),
        new("balance_transaction", "balance_transactions", null, ["payout", "source", "type", "currency"]),
        new("charge", "charges", "charge.updated", ["customer", "payment_intent", "transfer_group"]),
        new("coupon", "coupons", "coupon.updated", []),
        new("credit_note", "credit_notes", "credit_note.updated", ["customer", "invoice"]),
        new("customer", "customers", "customer.updated", ["email"]),
        new("dispute", "disputes", "charge.dispute.updated", ["charge", "payment_intent"]),
        new("event", "events", null, ["type", "types[]", "delivery_success"]),
        new("invoice", "invoices", "invoice.updated", ["customer", "subscription", "status", "collection_method", "due_date"]),
        new("invoice_payment", "invoice_payments", null, ["invoice", "status", "payment[type]", "payment[payment_intent]", "payment[payment_record]"]),
        new("payment_intent", "payment_intents", null, ["customer"]),
        new("payout", "payouts", "payout.updated", ["status", "arrival_date", "destination"]),
        new("price", "prices", "price.updated", ["product", "lookup_keys[]", "active", "currency", "type"]),
        new("product", "products", "product.updated", ["ids[]", "active"]),
        new("refund", "refunds", "refund.updated", ["charge", "payment_intent"]),
        new("subscription", "subscriptions", "customer.subscription.updated", ["customer", "price", "status"]),
        new("tax_rate", "tax_rates", "tax_rate.updated", ["active", "inclusive"]),
        new("topup", "topups", null, ["amount", "status"]),
        new("transfer", "transfers", "transfer.updated", ["destination", "transfer_group"]),
    ];

    public static StripeKind? OfCollection(string collection) => All.FirstOrDefault(kind => kind.Collection == collection);

    public static StripeKind? OfObject(string? name) => All.FirstOrDefault(kind => kind.Object == name);
}
