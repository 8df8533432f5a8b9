using System.Text.Json.Nodes;

namespace Engine.App.Demo;

/// <summary>Tells of facts as Stripe does, in one API version. <c>at</c> is when the event happened.</summary>
internal sealed class StripeTeller(DemoStory story, StripeVersion version)
{
    /// <param name="what">The rest of the event's name, after <c>customer.</c>; the same below.</param>
    public void Customer(string what, DemoCustomer customer, DateTimeOffset at, string? remark = null, bool afterAPause = false, JsonObject? previous = null) =>
        story.Send($"customer.{what}", at, version, StripeObjects.Customer(customer), DemoOutcome.Booked, remark, afterAPause, previous);

    public void Draft(DemoInvoice invoice, DateTimeOffset at) =>
        story.Send("invoice.created", at, version, StripeInvoice.Of(invoice, null, version, "draft"), DemoOutcome.Ignored);

    /// <param name="payment">Null while it is open.</param>
    public void Invoice(
        string what,
        DemoInvoice invoice,
        DemoPayment? payment,
        DateTimeOffset at,
        string? remark = null,
        bool afterAPause = false,
        DemoOutcome expected = DemoOutcome.Booked) =>
        story.Send($"invoice.{what}", at, version, StripeInvoice.Of(invoice, payment, version), expected, remark, afterAPause);

    public void InvoicePaymentPaid(DemoPayment payment, DateTimeOffset at, string? remark = null, bool afterAPause = false) =>
        story.Send("invoice_payment.paid", at, version, StripeObjects.InvoicePayment(payment), DemoOutcome.Booked, remark, afterAPause);

    public void Charge(
        string what,
        DemoPayment payment,
        DateTimeOffset at,
        string? remark = null,
        bool captured = true,
        bool afterAPause = false,
        DemoOutcome expected = DemoOutcome.Booked) =>
        story.Send($"charge.{what}", at, version, StripeObjects.Charge(payment, version, captured), expected, remark, afterAPause);

    /// <param name="beforeMinor">Refunded before the newest refund, in the smallest unit.</param>
    public void ChargeRefunded(
        DemoPayment payment,
        long beforeMinor,
        DateTimeOffset at,
        string remark,
        DemoOutcome expected = DemoOutcome.Booked,
        params DemoRefund[] newestFirst) =>
        story.Send(
            "charge.refunded",
            at,
            version,
            StripeObjects.RefundedCharge(payment, version, newestFirst),
            expected,
            remark,
            previous: new JsonObject { ["amount_refunded"] = beforeMinor });

    public void RefundCreated(
        DemoRefund refund, DateTimeOffset at, string? remark = null, bool afterAPause = false, DemoOutcome expected = DemoOutcome.Booked) =>
        story.Send("refund.created", at, version, StripeObjects.Refund(refund), expected, remark, afterAPause);

    /// <summary>An event of which only the name matters to acme.</summary>
    public void Other(
        string type, string kind, string id, DateTimeOffset at, string? remark = null, DemoOutcome expected = DemoOutcome.Ignored) =>
        story.Send(type, at, version, new JsonObject { ["id"] = id, ["object"] = kind, ["livemode"] = false }, expected, remark);
}
