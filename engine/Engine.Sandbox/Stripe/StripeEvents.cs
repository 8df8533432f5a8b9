using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Engine.Sandbox.Stripe;

/// <summary>Tells of updates: an event among the events, with the request that caused it, and its signed delivery. Source: Stripe API reference, events and webhooks.</summary>
internal sealed class StripeEvents(StripeShelf shelf, StripeOptions options) : IAsyncDisposable
{
    private const string Events = "events";

    /// <summary>Where events are delivered, signed; null when nobody listens.</summary>
    public StripeWebhook? Webhook { get; set; }

    private readonly HttpClient http = new();
    private readonly ConcurrentDictionary<Task, bool> deliveries = [];
    private int events;
    private int requests;

    public string NextRequestId() => $"req_standin{Interlocked.Increment(ref requests).ToString("D8", CultureInfo.InvariantCulture)}";

    /// <param name="before">What the members that changed held.</param>
    public void Tell(string type, JsonObject item, JsonObject before, string requestId, string? idempotencyKey)
    {
        var told = new JsonObject
        {
            ["id"] = $"evt_standin{(++events).ToString("D8", CultureInfo.InvariantCulture)}",
            ["object"] = "event",
            ["api_version"] = options.ApiVersion,
            ["created"] = options.Clock.GetUtcNow().ToUnixTimeSeconds(),
            ["data"] = new JsonObject { ["object"] = item.DeepClone(), ["previous_attributes"] = before },
            ["livemode"] = false,
            ["pending_webhooks"] = Webhook is null ? 0 : 1,
            ["request"] = new JsonObject { ["id"] = requestId, ["idempotency_key"] = idempotencyKey },
            ["type"] = type,
        };
        shelf.Put(Events, told);
        if (Webhook is { } webhook)
        {
            Deliver(webhook, told.ToJsonString());
        }
    }

    /// <summary>Completes when everything that was to be delivered is, or could not be.</summary>
    public Task DeliveredAsync() => Task.WhenAll(deliveries.Keys);

    public async ValueTask DisposeAsync()
    {
        await DeliveredAsync();
        http.Dispose();
    }

    private void Deliver(StripeWebhook webhook, string body)
    {
        var delivery = Task.Run(() => SendAsync(webhook, body));
        deliveries[delivery] = true;
        _ = delivery.ContinueWith(done => deliveries.TryRemove(done, out _), TaskScheduler.Default);
    }

    private async Task SendAsync(StripeWebhook webhook, string body)
    {
        var at = options.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(webhook.Secret), Encoding.UTF8.GetBytes($"{at}.{body}")));
        using var request = new HttpRequestMessage(HttpMethod.Post, webhook.Address) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("Stripe-Signature", $"t={at},v1={signature}");
        try
        {
            using var response = await http.SendAsync(request);
        }
        catch (HttpRequestException)
        {
            // The endpoint does not answer. Stripe would try again; here the event stays among the events, where a catch-up finds it.
        }
    }
}
