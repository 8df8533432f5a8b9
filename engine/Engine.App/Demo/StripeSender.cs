using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Engine.App.Demo;

/// <summary>Posts deliveries to the webhook as Stripe does: signed with the endpoint's secret at the time of sending.</summary>
/// <param name="endpoint">The client's webhook.</param>
internal sealed class StripeSender(HttpClient http, Uri endpoint, string secret, TimeProvider time)
{
    private const string NobodysSecret = "whsec_somebody_else";

    /// <summary>The status that the endpoint answered.</summary>
    public Task<int> SendAsync(DemoDelivery delivery, CancellationToken cancel) =>
        SendAsync(delivery.Body, delivery.HasBadSignature ? NobodysSecret : secret, cancel);

    /// <inheritdoc cref="SendAsync(DemoDelivery, CancellationToken)"/>
    public Task<int> SendAsync(byte[] body, CancellationToken cancel) => SendAsync(body, secret, cancel);

    private async Task<int> SendAsync(byte[] body, string key, CancellationToken cancel)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/json") { CharSet = "utf-8" };
        using var message = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = content };
        message.Headers.Add("Stripe-Signature", Signature(body, key));
        using var answer = await http.SendAsync(message, cancel);
        return (int)answer.StatusCode;
    }

    private string Signature(byte[] body, string key)
    {
        var at = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.ASCII.GetBytes(at + "."), .. body];
        return $"t={at},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), signed))}";
    }
}
