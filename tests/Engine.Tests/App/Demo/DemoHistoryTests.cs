using System.Text.Json;
using Engine.App.Demo;

namespace Engine.Tests.App.Demo;

public sealed class DemoHistoryTests
{
    private static readonly DemoHistory History = DemoHistory.Acme;

    [Fact]
    public void It_has_at_least_sixty_deliveries_of_at_least_twelve_types()
    {
        Assert.True(History.Deliveries.Length >= 60, $"{History.Deliveries.Length} deliveries");
        Assert.True(Events().Select(e => e.GetProperty("type").GetString()).Distinct().Count() >= 12);
    }

    [Fact]
    public void Five_deliveries_repeat_an_event_byte_for_byte()
    {
        var repeated = History.Deliveries.Where(delivery => delivery.Expected == DemoOutcome.Repeated).ToList();
        Assert.Equal(5, repeated.Count);
        Assert.All(repeated, again => Assert.Contains(History.Deliveries, first => first != again && first.Body.SequenceEqual(again.Body)));
    }

    [Fact]
    public void Every_event_id_is_used_for_one_body()
    {
        var bodies = History.Deliveries.Where(delivery => delivery.EventId.Length > 0).GroupBy(delivery => delivery.EventId);
        Assert.All(bodies, same => Assert.True(same.All(delivery => delivery.Body.SequenceEqual(same.First().Body))));
    }

    [Fact]
    public void Four_facts_are_told_in_the_wrong_order()
    {
        var told = Events();
        Assert.True(Place(told, "charge.refunded", "ch_3QAcme0005") < Place(told, "charge.succeeded", "ch_3QAcme0005"));
        Assert.True(Place(told, "charge.succeeded", "ch_3QAcme0004") < Place(told, "invoice.finalized", "in_1QAcme0004"));
        Assert.True(Place(told, "customer.updated", "cus_QAcme0006") < Place(told, "customer.created", "cus_QAcme0006"));
        Assert.True(Place(told, "invoice.paid", "in_1QAcme0003") < Place(told, "invoice.finalized", "in_1QAcme0003"));
    }

    [Fact]
    public void One_paid_invoice_is_told_before_basil_and_from_basil_on()
    {
        var versions = Events()
            .Where(e => e.GetProperty("type").GetString() == "invoice.paid" && IdOf(e) == "in_1QAcme0014")
            .Select(e => e.GetProperty("api_version").GetString());
        Assert.Equal(["2024-06-20", "2025-12-15.clover"], versions);
    }

    [Fact]
    public void Invoices_before_basil_name_their_payment_and_later_ones_do_not()
    {
        foreach (var paid in Events().Where(e => e.GetProperty("type").GetString() == "invoice.paid"))
        {
            var isBasil = string.CompareOrdinal(paid.GetProperty("api_version").GetString(), "2025-03-31") > 0;
            Assert.Equal(!isBasil, ObjectOf(paid).TryGetProperty("payment_intent", out _));
        }
    }

    [Fact]
    public void One_body_is_no_json_and_one_signature_is_wrong()
    {
        var refused = History.Deliveries.Where(delivery => delivery.Expected == DemoOutcome.Refused).ToList();
        Assert.Single(refused, delivery => delivery.HasBadSignature);
        var noJson = Assert.Single(refused, delivery => !delivery.HasBadSignature);
        Assert.ThrowsAny<JsonException>(() => JsonDocument.Parse(noJson.Body));
    }

    private static List<JsonElement> Events() => History.Deliveries
        .Where(delivery => delivery.Expected is not (DemoOutcome.Repeated or DemoOutcome.Refused))
        .Select(delivery => JsonDocument.Parse(delivery.Body).RootElement)
        .ToList();

    private static int Place(List<JsonElement> events, string type, string id) =>
        events.FindIndex(e => e.GetProperty("type").GetString() == type && IdOf(e) == id);

    private static string? IdOf(JsonElement e) => ObjectOf(e).GetProperty("id").GetString();

    private static JsonElement ObjectOf(JsonElement e) => e.GetProperty("data").GetProperty("object");
}
