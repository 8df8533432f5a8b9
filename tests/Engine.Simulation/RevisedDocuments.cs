using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Engine.App.Demo;

namespace Engine.Simulation;

/// <summary>Invoices that are changed again and again, lines included: the books must show the newest revision, whenever it came.</summary>
internal static class RevisedDocuments
{
    private const string Customer = "cus_Revised";

    private static readonly DateTimeOffset Start = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);
    private static readonly string[] Items = ["201", "203", "205", "206"];

    public static Story Tell(Fate fate)
    {
        var deliveries = ImmutableArray.CreateBuilder<DemoDelivery>();
        var books = ImmutableArray.CreateBuilder<BookEntry>();
        books.Add(new("customer", Customer, Customer) { Details = [BookText.Customer(Customer, null, null)] });
        for (var n = 0; n < 1 + fate.Number(4, "documents"); n++)
        {
            var last = fate.Number(4, $"revisions of {n}");
            for (var revision = 0; revision <= last; revision++)
            {
                deliveries.Add(Delivery(n, revision, Lines(fate, n, revision)));
            }

            books.Add(Entry(n, Lines(fate, n, last)));
        }

        return new("revised", deliveries.ToImmutable(), books.ToImmutable());
    }

    private static ImmutableArray<(string Item, int Quantity, long AmountMinor)> Lines(Fate fate, int document, int revision) =>
    [
        .. Enumerable.Range(0, 1 + fate.Number(4, $"lines {document} {revision}")).Select(line =>
        {
            var what = $"{document} {revision} {line}";
            return (fate.One(Items, $"item {what}"), 1 + fate.Number(9, $"quantity {what}"), 100L + fate.Number(100_000, $"amount {what}"));
        }),
    ];

    private static DemoDelivery Delivery(int document, int revision, ImmutableArray<(string Item, int Quantity, long AmountMinor)> lines)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"evt_Revised{document}_{revision}");
        var envelope = new JsonObject
        {
            ["id"] = id,
            ["object"] = "event",
            ["api_version"] = "2026-10-28.endive",
            ["created"] = Start.AddHours(revision).ToUnixTimeSeconds(),
            ["type"] = "invoice.updated",
            ["data"] = new JsonObject
            {
                ["object"] = new JsonObject
                {
                    ["id"] = IdOf(document),
                    ["object"] = "invoice",
                    ["customer"] = Customer,
                    ["created"] = Start.ToUnixTimeSeconds(),
                    ["currency"] = "usd",
                    ["metadata"] = new JsonObject { ["revision"] = revision.ToString(CultureInfo.InvariantCulture) },
                    ["lines"] = new JsonObject { ["data"] = new JsonArray([.. lines.Select(Line)]) },
                },
            },
        };
        return new(id, "invoice.updated", System.Text.Encoding.UTF8.GetBytes(envelope.ToJsonString()), DemoOutcome.Booked);
    }

    private static JsonObject Line((string Item, int Quantity, long AmountMinor) line) => new()
    {
        ["quantity"] = line.Quantity,
        ["amount"] = line.AmountMinor,
        ["metadata"] = new JsonObject { ["item"] = line.Item },
    };

    private static BookEntry Entry(int document, ImmutableArray<(string Item, int Quantity, long AmountMinor)> lines)
    {
        var total = lines.Sum(line => line.AmountMinor) / 100m;
        return new("invoice", IdOf(document), Customer)
        {
            Date = DateOnly.FromDateTime(Start.UtcDateTime),
            Currency = "USD",
            Amount = total,
            Open = total,
            Details = [.. lines.Select(line => BookText.Line(line.Item, line.Quantity, line.AmountMinor / 100m, "USD"))],
        };
    }

    private static string IdOf(int document) => string.Create(CultureInfo.InvariantCulture, $"in_Revised{document}");
}
