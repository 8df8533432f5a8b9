using System.Security.Cryptography;
using System.Text;
using Engine.Core.Model;
using Engine.Core.Sources;
using Engine.Runtime.Storage;

namespace Engine.Tests.Runtime.Support;

/// <summary>Stripe events as the tests deliver them.</summary>
internal static class Deliveries
{
    public const string Secret = "whsec_of_the_tests";

    public static DateTimeOffset Noon { get; } = new(2026, 1, 15, 12, 0, 0, TimeSpan.Zero);

    public static byte[] Body(string id, string type = "invoice.paid", DateTimeOffset? created = null, string customer = "cus_1", string? name = null)
    {
        var seconds = (created ?? Noon).ToUnixTimeSeconds();
        return Encoding.UTF8.GetBytes(
            $$"""
            {"id":"{{id}}","object":"event","type":"{{type}}","created":{{seconds}},"api_version":null,
            "data":{"object":{"id":"in_{{id[4..]}}","customer":"{{customer}}","name":"{{name ?? id}}","lines":[1999,1]} } }
            """);
    }

    public static SourceEvent Event(ReadOnlyMemory<byte> body) => Assert.IsType<EventReading.Read>(EventSources.Read(StripeSource.Name, body)).Event;

    public static Delivery Of(
        string id,
        string client = "acme",
        string lane = "cus_1",
        DateTimeOffset? created = null,
        byte[]? body = null,
        string type = WorkMappings.Created,
        string? name = null)
    {
        body ??= Body(id, type, created, lane, name);
        return new Delivery(client, Event(body), body, lane, Noon);
    }

    public static string Sign(ReadOnlySpan<byte> body, DateTimeOffset at, string secret = Secret)
    {
        var signed = Encoding.UTF8.GetBytes($"{at.ToUnixTimeSeconds()}.{Encoding.UTF8.GetString(body)}");
        return $"t={at.ToUnixTimeSeconds()},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed))}";
    }
}
