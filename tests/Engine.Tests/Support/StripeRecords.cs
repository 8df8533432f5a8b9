using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Engine.Tests.Support;

/// <summary>Events and objects of the stand-in, in the shape of Stripe's; all names and amounts are made up.</summary>
internal static class StripeRecords
{
    /// <param name="pendingWebhooks">Differs from delivery to delivery.</param>
    public static JsonObject Event(string id, string type, DateTimeOffset at, JsonObject content, int pendingWebhooks = 0) => new()
    {
        ["id"] = id,
        ["object"] = "event",
        ["api_version"] = "2025-04-30.basil",
        ["created"] = at.ToUnixTimeSeconds(),
        ["data"] = new JsonObject { ["object"] = content },
        ["livemode"] = false,
        ["pending_webhooks"] = pendingWebhooks,
        ["type"] = type,
    };

    public static JsonObject Customer(string id, DateTimeOffset at) => new()
    {
        ["id"] = id,
        ["object"] = "customer",
        ["created"] = at.ToUnixTimeSeconds(),
        ["customer"] = id,
        ["name"] = $"Customer {id}",
        ["email"] = $"{id.ToLowerInvariant()}@example.com",
    };

    public static JsonObject Invoice(string id, string customer, DateTimeOffset at, long total, string currency = "usd", string status = "paid") => new()
    {
        ["id"] = id,
        ["object"] = "invoice",
        ["created"] = at.ToUnixTimeSeconds(),
        ["customer"] = customer,
        ["currency"] = currency,
        ["status"] = status,
        ["total"] = total,
        ["status_transitions"] = new JsonObject { ["finalized_at"] = at.ToUnixTimeSeconds(), ["paid_at"] = status == "paid" ? at.ToUnixTimeSeconds() : null },
    };

    public static string Name(string prefix, int number) => prefix + number.ToString("D5", CultureInfo.InvariantCulture);

    public static byte[] Bytes(JsonObject json, bool indented = false) =>
        Encoding.UTF8.GetBytes(json.ToJsonString(new System.Text.Json.JsonSerializerOptions { WriteIndented = indented }));
}
