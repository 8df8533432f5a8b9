using System.Text.Json.Nodes;

namespace Engine.App.Demo;

/// <summary>
/// Renders the facts as Stripe's objects, in the shape of an API version. Written after the field lists of Stripe's own client,
/// not copied from anybody's payloads; shares nothing with the mappings that read it.
/// </summary>
internal static class StripeObjects
{
    public static JsonObject Customer(DemoCustomer customer) => new()
    {
        ["id"] = customer.Id,
        ["object"] = "customer",
        ["address"] = Address(customer),
        ["balance"] = 0,
        ["created"] = 1767225600,
        ["currency"] = null,
        ["delinquent"] = false,
        ["description"] = null,
        ["email"] = customer.Email,
        ["livemode"] = false,
        ["metadata"] = new JsonObject(),
        ["name"] = customer.Name,
        ["phone"] = customer.Phone,
        ["preferred_locales"] = new JsonArray(),
        ["tax_exempt"] = "none",
    };

    public static JsonObject Address(DemoCustomer customer) => new()
    {
        ["city"] = "Portland",
        ["country"] = "US",
        ["line1"] = customer.Street,
        ["line2"] = null,
        ["postal_code"] = "04101",
        ["state"] = "ME",
    };

    /// <param name="payment">Before basil a paid invoice names it.</param>
    public static JsonObject Charge(DemoPayment payment, StripeVersion version, bool captured = true, long refundedMinor = 0)
    {
        var charge = new JsonObject
        {
            ["id"] = payment.Charge,
            ["object"] = "charge",
            ["amount"] = payment.AmountMinor,
            ["amount_captured"] = captured ? payment.AmountMinor : 0,
            ["amount_refunded"] = refundedMinor,
            ["balance_transaction"] = captured ? payment.Charge.Replace("ch_", "txn_", StringComparison.Ordinal) : null,
            ["billing_details"] = new JsonObject { ["email"] = payment.Customer?.Email, ["name"] = payment.Customer?.Name, ["phone"] = null },
            ["captured"] = captured,
            ["created"] = payment.At.ToUnixTimeSeconds(),
            ["currency"] = payment.Currency,
            ["customer"] = payment.Customer?.Id,
            ["description"] = null,
            ["disputed"] = false,
            ["livemode"] = false,
            ["metadata"] = payment.OrderId is null ? new JsonObject() : new JsonObject { ["order_id"] = payment.OrderId },
            ["paid"] = true,
            ["payment_intent"] = payment.Intent,
            ["payment_method_details"] = new JsonObject { ["type"] = "card", ["card"] = new JsonObject { ["brand"] = "visa", ["last4"] = "4242" } },
            ["receipt_email"] = null,
            ["refunded"] = refundedMinor == payment.AmountMinor,
            ["status"] = "succeeded",
        };
        if (!version.IsBasil)
        {
            charge["invoice"] = payment.Invoice?.Id;
        }

        return charge;
    }

    /// <summary>A charge with the refunds it has had so far, newest first, as versions until 2022-11-15 embed them.</summary>
    public static JsonObject RefundedCharge(DemoPayment payment, StripeVersion version, params DemoRefund[] newestFirst)
    {
        var charge = Charge(payment, version, refundedMinor: newestFirst.Sum(refund => refund.AmountMinor));
        if (version.EmbedsRefunds)
        {
            charge["refunds"] = List(newestFirst.Select(Refund), $"/v1/charges/{payment.Charge}/refunds");
        }

        return charge;
    }

    public static JsonObject Refund(DemoRefund refund) => new()
    {
        ["id"] = refund.Id,
        ["object"] = "refund",
        ["amount"] = refund.AmountMinor,
        // The demo's failed refund never moved money.
        ["balance_transaction"] = refund.Status == "failed" ? null : refund.Id.Replace("re_", "txn_", StringComparison.Ordinal),
        ["charge"] = refund.Payment.Charge,
        ["created"] = refund.At.ToUnixTimeSeconds(),
        ["currency"] = refund.Payment.Currency,
        ["metadata"] = new JsonObject(),
        ["payment_intent"] = refund.Payment.Intent,
        ["reason"] = "requested_by_customer",
        ["receipt_number"] = null,
        ["status"] = refund.Status,
    };

    /// <summary>The link between an invoice and its payment, from basil on.</summary>
    public static JsonObject InvoicePayment(DemoPayment payment) => new()
    {
        ["id"] = payment.Intent.Replace("pi_", "inpay_", StringComparison.Ordinal),
        ["object"] = "invoice_payment",
        ["amount_paid"] = payment.AmountMinor,
        ["amount_requested"] = payment.AmountMinor,
        ["created"] = payment.At.ToUnixTimeSeconds(),
        ["currency"] = payment.Currency,
        ["invoice"] = payment.Invoice!.Id,
        ["is_default"] = true,
        ["livemode"] = false,
        ["payment"] = new JsonObject { ["payment_intent"] = payment.Intent, ["type"] = "payment_intent" },
        ["status"] = "paid",
        ["status_transitions"] = new JsonObject { ["canceled_at"] = null, ["paid_at"] = payment.At.ToUnixTimeSeconds() },
    };

    public static JsonObject List(IEnumerable<JsonObject> rows, string url, bool hasMore = false) => new()
    {
        ["object"] = "list",
        ["data"] = new JsonArray([.. rows]),
        ["has_more"] = hasMore,
        ["url"] = url,
    };
}
