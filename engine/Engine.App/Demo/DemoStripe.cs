using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Engine.Sandbox.Stripe;

namespace Engine.App.Demo;

/// <summary>What stands at Stripe when the demo's month is over: every object as it is then, with the movements of its balance and the payout of them.</summary>
internal static class DemoStripe
{
    private const string Payout = "po_1QAcme0001";

    private static readonly DateTimeOffset paidOut = new(2026, 1, 26, 16, 0, 0, TimeSpan.Zero);
    private static readonly string[] kinds = ["charge", "customer", "invoice", "invoice_payment", "refund"];

    public static void Fill(StripeServer stripe, DemoHistory history)
    {
        foreach (var told in history.Deliveries.Where(delivery => delivery.Expected != DemoOutcome.Refused).Select(delivery => JsonNode.Parse(delivery.Body)!))
        {
            // What no fact stands for, such as an invoice in a currency that acme does not have, is as it was told.
            if ((string?)told["api_version"] == StripeVersion.Clover.Name && told["data"]!["object"] is JsonObject item && kinds.Contains((string?)item["object"]))
            {
                stripe.Put(item);
            }
        }

        Put(stripe, history.Facts);
        PutPayout(stripe, history.Facts);
    }

    private static void Put(StripeServer stripe, DemoFacts facts)
    {
        var version = StripeVersion.Clover;
        foreach (var customer in facts.Customers)
        {
            stripe.Put(StripeObjects.Customer(customer));
        }

        foreach (var invoice in facts.Invoices)
        {
            stripe.Put(StripeInvoice.Of(invoice, facts.Payments.FirstOrDefault(payment => payment.Invoice?.Id == invoice.Id), version));
        }

        foreach (var payment in facts.Payments)
        {
            stripe.Put(StripeObjects.Charge(payment, version, refundedMinor: facts.Refunds.Where(refund => refund.Payment.Charge == payment.Charge).Sum(refund => refund.AmountMinor)));
            if (payment.Invoice is not null)
            {
                stripe.Put(StripeObjects.InvoicePayment(payment));
            }
        }

        foreach (var refund in facts.Refunds)
        {
            stripe.Put(StripeObjects.Refund(refund));
        }
    }

    // Everything in dollars that moved before the payout, less what Stripe keeps: 2.9 % and 30 cents of a charge.
    private static void PutPayout(StripeServer stripe, DemoFacts facts)
    {
        ImmutableArray<JsonObject> movements =
        [
            .. facts.Payments.Where(payment => payment.Currency == "usd" && payment.At < paidOut)
                .Select(payment => Movement(payment.Charge, "charge", payment.AmountMinor, (payment.AmountMinor * 29 / 1000) + 30, payment.At)),
            .. facts.Refunds.Where(refund => refund.Payment.Currency == "usd" && refund.At < paidOut)
                .Select(refund => Movement(refund.Id, "refund", -refund.AmountMinor, 0, refund.At)),
        ];
        stripe.Put(new JsonObject
        {
            ["id"] = Payout,
            ["object"] = "payout",
            ["amount"] = movements.Sum(movement => (long)movement["net"]!),
            ["arrival_date"] = paidOut.Date.Subtract(DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerSecond,
            ["automatic"] = true,
            ["balance_transaction"] = Payout.Replace("po_", "txn_", StringComparison.Ordinal),
            ["created"] = paidOut.ToUnixTimeSeconds(),
            ["currency"] = "usd",
            ["livemode"] = false,
            ["metadata"] = new JsonObject(),
            ["method"] = "standard",
            ["reconciliation_status"] = "completed",
            ["status"] = "paid",
            ["type"] = "bank_account",
        });
        foreach (var movement in movements)
        {
            stripe.PutTransaction(Payout, movement);
        }
    }

    private static JsonObject Movement(string source, string type, long amountMinor, long feeMinor, DateTimeOffset at) => new()
    {
        ["id"] = $"txn_{source}",
        ["object"] = "balance_transaction",
        ["amount"] = amountMinor,
        ["created"] = at.ToUnixTimeSeconds(),
        ["currency"] = "usd",
        ["exchange_rate"] = null,
        ["fee"] = feeMinor,
        ["fee_details"] = feeMinor == 0 ? new JsonArray() : new JsonArray(new JsonObject { ["amount"] = feeMinor, ["currency"] = "usd", ["type"] = "stripe_fee" }),
        ["net"] = amountMinor - feeMinor,
        ["reporting_category"] = type,
        ["source"] = source,
        ["status"] = "available",
        ["type"] = type,
    };
}
