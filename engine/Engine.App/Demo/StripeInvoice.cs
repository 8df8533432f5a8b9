using System.Text.Json.Nodes;

namespace Engine.App.Demo;

/// <summary>Renders an invoice as Stripe does, before basil and from basil on.</summary>
internal static class StripeInvoice
{
    /// <param name="payment">Null while it is open.</param>
    public static JsonObject Of(DemoInvoice invoice, DemoPayment? payment, StripeVersion version, string? status = null)
    {
        var paidMinor = payment?.AmountMinor ?? 0;
        var rendered = new JsonObject
        {
            ["id"] = invoice.Id,
            ["object"] = "invoice",
            ["account_country"] = "US",
            ["account_name"] = "Acme Inc.",
            ["amount_due"] = invoice.TotalMinor,
            ["amount_paid"] = paidMinor,
            ["amount_remaining"] = invoice.TotalMinor - paidMinor,
            ["attempted"] = true,
            ["billing_reason"] = "manual",
            ["collection_method"] = "charge_automatically",
            ["created"] = invoice.FinalizedAt.AddHours(-1).ToUnixTimeSeconds(),
            ["currency"] = invoice.Currency,
            ["customer"] = invoice.Customer.Id,
            ["customer_email"] = invoice.Customer.Email,
            ["customer_address"] = StripeObjects.Address(invoice.Customer),
            ["customer_name"] = invoice.Customer.Name,
            ["customer_phone"] = invoice.Customer.Phone,
            ["description"] = null,
            ["due_date"] = null,
            ["effective_at"] = invoice.FinalizedAt.ToUnixTimeSeconds(),
            ["ending_balance"] = 0,
            ["lines"] = Lines(invoice, version),
            ["livemode"] = false,
            ["metadata"] = invoice.Region is null ? new JsonObject() : new JsonObject { ["region"] = invoice.Region },
            ["number"] = invoice.Number,
            ["starting_balance"] = 0,
            ["status"] = status ?? (payment is null && invoice.TotalMinor > 0 ? "open" : "paid"),
            ["status_transitions"] = new JsonObject
            {
                ["finalized_at"] = invoice.FinalizedAt.ToUnixTimeSeconds(),
                ["marked_uncollectible_at"] = null,
                ["paid_at"] = payment?.At.ToUnixTimeSeconds(),
                ["voided_at"] = null,
            },
            ["subtotal"] = invoice.Lines.Sum(line => line.AmountMinor),
            ["total"] = invoice.TotalMinor,
            ["total_discount_amounts"] = Discounts(invoice),
        };
        if (version.IsBasil)
        {
            rendered["amount_overpaid"] = 0;
            rendered["parent"] = null;
            rendered["total_taxes"] = Taxes(invoice, version);
        }
        else
        {
            rendered["charge"] = payment?.Charge;
            rendered["paid"] = payment is not null;
            rendered["paid_out_of_band"] = false;
            rendered["payment_intent"] = payment?.Intent;
            rendered["tax"] = invoice.TaxMinor == 0 ? null : invoice.TaxMinor;
            rendered["total_tax_amounts"] = Taxes(invoice, version);
        }

        return rendered;
    }

    private static JsonObject Lines(DemoInvoice invoice, StripeVersion version) => StripeObjects.List(
        invoice.Lines.Select((line, place) => Line(invoice, line, $"{invoice.Id.Replace("in_", "il_", StringComparison.Ordinal)}L{place + 1}", version)),
        $"/v1/invoices/{invoice.Id}/lines",
        invoice.IsCutOff);

    private static JsonObject Line(DemoInvoice invoice, DemoLine line, string id, StripeVersion version)
    {
        var rendered = new JsonObject
        {
            ["id"] = id,
            ["object"] = "line_item",
            ["amount"] = line.AmountMinor,
            ["currency"] = invoice.Currency,
            ["description"] = line.IsProration && line.AmountMinor < 0 ? $"Unused time on {line.Price.Name}" : line.Price.Name,
            ["discount_amounts"] = new JsonArray(),
            ["discountable"] = true,
            ["livemode"] = false,
            ["metadata"] = new JsonObject(),
            ["period"] = new JsonObject { ["end"] = invoice.FinalizedAt.AddDays(30).ToUnixTimeSeconds(), ["start"] = invoice.FinalizedAt.ToUnixTimeSeconds() },
            ["quantity"] = line.Quantity,
        };
        if (version.IsBasil)
        {
            rendered["parent"] = new JsonObject
            {
                ["invoice_item_details"] = new JsonObject { ["proration"] = line.IsProration },
                ["type"] = "invoice_item_details",
            };
            rendered["pricing"] = new JsonObject
            {
                ["price_details"] = new JsonObject { ["price"] = line.Price.Id, ["product"] = line.Price.Id.Replace("price_", "prod_", StringComparison.Ordinal) },
                ["type"] = "price_details",
            };
        }
        else
        {
            rendered["price"] = new JsonObject { ["id"] = line.Price.Id, ["object"] = "price", ["currency"] = invoice.Currency, ["type"] = "one_time" };
            rendered["proration"] = line.IsProration;
            rendered["type"] = "invoiceitem";
        }

        return rendered;
    }

    private static JsonArray Discounts(DemoInvoice invoice) => invoice.DiscountMinor == 0
        ? []
        : [new JsonObject { ["amount"] = invoice.DiscountMinor, ["discount"] = invoice.Id.Replace("in_", "di_", StringComparison.Ordinal) }];

    private static JsonArray Taxes(DemoInvoice invoice, StripeVersion version)
    {
        if (invoice.TaxMinor == 0)
        {
            return [];
        }

        var tax = new JsonObject { ["amount"] = invoice.TaxMinor, ["taxable_amount"] = invoice.TotalMinor - invoice.TaxMinor };
        if (version.IsBasil)
        {
            tax["tax_behavior"] = "exclusive";
            tax["tax_rate_details"] = new JsonObject { ["tax_rate"] = "txr_1QAcmeNewYork" };
        }
        else
        {
            tax["inclusive"] = false;
            tax["tax_rate"] = "txr_1QAcmeNewYork";
        }

        return [tax];
    }
}
