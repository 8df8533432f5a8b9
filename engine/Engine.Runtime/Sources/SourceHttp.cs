using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Engine.Core.Configuration;
using Engine.Core.Sources;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Network;
using Engine.Runtime.Secrets;

namespace Engine.Runtime.Sources;

/// <summary>
/// Sends reads and writes to a source with the client's key: one request, ten seconds, no redirect followed, since that would carry the key elsewhere. The key
/// is read anew each time, so that a rotated one takes effect.
/// </summary>
/// <param name="handler">In place of the network, for tests; the caller keeps it.</param>
internal sealed class SourceHttp(SecretReader secrets, TimeProvider time, HttpMessageHandler? handler = null) : IDisposable
{
    private const int RecordedBytes = 64 * 1024;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly HttpClient http = new(handler ?? Network(), disposeHandler: handler is null) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>One read, never repeated here.</summary>
    /// <param name="what">What is read, for people.</param>
    /// <param name="maxBytes">A longer answer is none.</param>
    public Task<SourceReply> GetAsync(ClientConfig client, FetchPlan plan, string what, int maxBytes, CancellationToken cancel) =>
        AskAsync(client, Sent.Read(plan), what, maxBytes, cancel);

    /// <summary>One write, never repeated here.</summary>
    /// <inheritdoc cref="GetAsync(ClientConfig, FetchPlan, string, int, CancellationToken)"/>
    public Task<SourceReply> PostAsync(ClientConfig client, ChangePlan plan, string what, int maxBytes, CancellationToken cancel) =>
        AskAsync(client, new Sent(HttpMethod.Post, plan.Path, plan.Form, plan.Headers), what, maxBytes, cancel);

    private async Task<SourceReply> AskAsync(ClientConfig client, Sent plan, string what, int maxBytes, CancellationToken cancel)
    {
        if (client.Stripe is not { ApiKey: { } reference } connection)
        {
            return NotSent($"Client {client.Name} names no API key of {StripeSource.Name}.");
        }

        return await AskAsync(connection.BaseUrl, reference, plan, what, maxBytes, cancel);
    }

    /// <inheritdoc cref="GetAsync(ClientConfig, FetchPlan, string, int, CancellationToken)"/>
    /// <param name="key">Null where none is shown.</param>
    public Task<SourceReply> GetAsync(Uri baseUrl, SecretReference? key, FetchPlan plan, string what, int maxBytes, CancellationToken cancel) =>
        AskAsync(baseUrl, key, Sent.Read(plan), what, maxBytes, cancel);

    private async Task<SourceReply> AskAsync(Uri baseUrl, SecretReference? key, Sent plan, string what, int maxBytes, CancellationToken cancel) =>
        (key is null ? null : secrets.Read(key)) switch
        {
            null => await SendAsync(plan, what, baseUrl, null, maxBytes, cancel),
            SecretReading.Found(var secret) => await SendAsync(plan, what, baseUrl, secret, maxBytes, cancel),
            SecretReading.Unavailable(var reason) => NotSent(reason),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    public void Dispose() => http.Dispose();

    private async Task<SourceReply> SendAsync(Sent plan, string what, Uri baseUrl, Secret? key, int maxBytes, CancellationToken cancel)
    {
        var started = time.GetTimestamp();
        using var timeout = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, timeout.Token);
        try
        {
            using var request = Request(plan, baseUrl, key);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var (body, isCut) = await BoundedBody.ReadAsync(response.Content, maxBytes, either.Token);
            var text = Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(body.Length, RecordedBytes)));
            var shown = key?.RedactFrom(text) ?? text;
            return new SourceReply(
                (int)response.StatusCode, body, isCut ? $"{what} is larger than {maxBytes} bytes." : null, Exchange(plan, (int)response.StatusCode, shown, started));
        }
        catch (Exception trouble) when (trouble is HttpRequestException or OperationCanceledException or IOException)
        {
            // What the network and the clock are known to throw; anything else is a bug.
            cancel.ThrowIfCancellationRequested();
            var reason = timeout.IsCancellationRequested ? $"no answer came within {Limit.TotalSeconds:0} s" : "it could not be reached";
            return new SourceReply(0, default, $"{what} could not be {(plan.Form is null ? "fetched" : "changed")}: {reason}.", Exchange(plan, 0, "", started));
        }
    }

    private static HttpRequestMessage Request(Sent plan, Uri baseUrl, Secret? key)
    {
        var request = new HttpRequestMessage(plan.Method, new Uri(baseUrl, plan.Path)) { Content = plan.Form is { } form ? new FormUrlEncodedContent(form) : null };
        request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key.Reveal());
        foreach (var (name, value) in plan.Headers)
        {
            request.Headers.Add(name, value);
        }

        return request;
    }

    private HttpExchange Exchange(Sent plan, int status, string body, long started) =>
        new(plan.Method.Method, plan.Path, plan.Form is { } form ? string.Join('&', form.Select(field => $"{field.Key}={field.Value}")) : "", status, body, null, time.GetElapsedTime(started));

    private sealed record Sent(HttpMethod Method, string Path, ImmutableArray<KeyValuePair<string, string>>? Form, ImmutableArray<KeyValuePair<string, string>> Headers)
    {
        public static Sent Read(FetchPlan plan) => new(HttpMethod.Get, plan.Path, null, plan.Headers);
    }

    private static SourceReply NotSent(string trouble) => new(0, default, trouble, null);

    private static SocketsHttpHandler Network() => new()
    {
        AllowAutoRedirect = false,
        ConnectCallback = new OutsideConnections().ConnectAsync,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.GZip,
        ConnectTimeout = Limit,
        MaxResponseHeadersLength = 64,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ActivityHeadersPropagator = null,
    };
}
