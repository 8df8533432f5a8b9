using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Engine.App.Demo;

namespace Engine.Simulation;

/// <summary>
/// Customers of whose invoices some cannot be booked until a person acts, while later ones of the same customer come in. A customer is called what the
/// first invoice that is booked says, so that the books tell whether the others have waited for it.
/// </summary>
internal static class HeldKeys
{
    private const string Currency = "USD";
    private const string NoCurrency = "ZZZ";

    private static readonly DateTimeOffset Start = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    public static Story Tell(Fate fate)
    {
        ImmutableArray<Invoice> invoices = [.. Enumerable.Range(0, 1 + fate.Number(3, "customers")).SelectMany(customer => InvoicesOf(fate, customer))];
        ImmutableArray<DemoDelivery> told = [.. Interleaved(fate, invoices).SelectMany(invoice => Deliveries(fate, invoice))];
        return new("held", told, [.. invoices.Where(invoice => !invoice.IsDropped).GroupBy(invoice => invoice.Customer).SelectMany(Books)])
        {
            IsInOrder = true,
            Repairs = invoices.Where(invoice => invoice.IsBad).ToImmutableDictionary(
                invoice => invoice.EventId, invoice => invoice.IsDropped ? null : Body(invoice, Currency), StringComparer.Ordinal),
        };
    }

    private static IEnumerable<Invoice> InvoicesOf(Fate fate, int customer) => Enumerable.Range(0, 2 + fate.Number(4, $"invoices {customer}")).Select(n =>
    {
        var what = $"{customer} {n}";
        var isBad = fate.Happens(n == 0 ? 60 : 25, $"bad {what}");
        return new Invoice(customer, n, 100L + fate.Number(100_000, $"amount {what}"), isBad, isBad && fate.Happens(40, $"dropped {what}"));
    });

    // Customers in any order, the invoices of each in theirs.
    private static ImmutableArray<Invoice> Interleaved(Fate fate, ImmutableArray<Invoice> invoices)
    {
        var next = invoices.GroupBy(invoice => invoice.Customer).ToDictionary(group => group.Key, group => new Queue<Invoice>(group));
        return [.. fate.Shuffled(invoices.Select(invoice => invoice.Customer), "turns").Select(customer => next[customer].Dequeue())];
    }

    private static IEnumerable<DemoDelivery> Deliveries(Fate fate, Invoice invoice)
    {
        var delivery = new DemoDelivery(
            invoice.EventId, "invoice.updated", Body(invoice, invoice.IsBad ? NoCurrency : Currency), invoice.IsDropped ? DemoOutcome.Ignored : DemoOutcome.Booked);
        yield return delivery;
        if (fate.Happens(25, $"twice {invoice.EventId}"))
        {
            yield return delivery with { Expected = DemoOutcome.Repeated };
        }
    }

    private static IEnumerable<BookEntry> Books(IEnumerable<Invoice> ofOneCustomer)
    {
        var booked = ofOneCustomer.ToList();
        yield return new("customer", booked[0].CustomerId, booked[0].CustomerId) { Details = [BookText.Customer(booked[0].Id, null, null)] };
        foreach (var invoice in booked)
        {
            yield return new("invoice", invoice.Id, invoice.CustomerId)
            {
                Date = DateOnly.FromDateTime(Start.UtcDateTime),
                Currency = Currency,
                Amount = invoice.AmountMinor / 100m,
                Open = invoice.AmountMinor / 100m,
                Details = [BookText.Line("201", 1, invoice.AmountMinor / 100m, Currency)],
            };
        }
    }

    private static byte[] Body(Invoice invoice, string currency) => Encoding.UTF8.GetBytes(new JsonObject
    {
        ["id"] = invoice.EventId,
        ["object"] = "event",
        ["api_version"] = "2026-10-28.endive",
        ["created"] = Start.AddHours(invoice.Number).ToUnixTimeSeconds(),
        ["type"] = "invoice.updated",
        ["data"] = new JsonObject
        {
            ["object"] = new JsonObject
            {
                ["id"] = invoice.Id,
                ["object"] = "invoice",
                ["customer"] = invoice.CustomerId,
                ["created"] = Start.ToUnixTimeSeconds(),
                ["currency"] = "usd",
                ["metadata"] = new JsonObject { ["name"] = invoice.Id },
                ["lines"] = new JsonObject
                {
                    ["data"] = new JsonArray(new JsonObject
                    {
                        ["quantity"] = 1,
                        ["amount"] = invoice.AmountMinor,
                        ["metadata"] = new JsonObject { ["item"] = "201", ["currency"] = currency },
                    }),
                },
            },
        },
    }.ToJsonString());

    /// <param name="IsBad">It cannot be booked as it was delivered.</param>
    /// <param name="IsDropped">A person ends it without booking it.</param>
    private sealed record Invoice(int Customer, int Number, long AmountMinor, bool IsBad, bool IsDropped)
    {
        public string CustomerId => string.Create(CultureInfo.InvariantCulture, $"cus_Held{Customer}");

        public string Id => string.Create(CultureInfo.InvariantCulture, $"in_Held{Customer}_{Number}");

        public string EventId => string.Create(CultureInfo.InvariantCulture, $"evt_Held{Customer}_{Number}");
    }
}
