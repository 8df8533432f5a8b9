using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Engine.Runtime.Secrets;

namespace Engine.Runtime.NetSuite;

/// <summary>Sends one request once, within its time, and says exactly how far it got. Follows nothing, retries nothing.</summary>
internal sealed class HttpTransport(HttpClient http, Uri baseUrl, int maxResponseBytes, TimeProvider time)
{
    private const int RecordedChars = 64 * 1024;

    /// <exception cref="OperationCanceledException">The caller gave up; a write is then unknown.</exception>
    public async Task<RestAnswer> SendAsync(RestRequest request, TokenAnswer.Granted token, CancellationToken cancel)
    {
        var started = time.GetTimestamp();
        using var content = request.Body is null ? null : new TrackedContent(request.Body, request.BatchKey is not null);
        using var message = Message(request, content, token);
        using var timeout = new CancellationTokenSource(request.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, timeout.Token);
        try
        {
            using var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var (body, isCut) = await BoundedBody.ReadAsync(response.Content, maxResponseBytes, either.Token);
            var exchange = Exchange(request, (int)response.StatusCode, token.Token.RedactFrom(Text(body)), Header(response, "X-N-OperationId"), started);
            return new RestAnswer.Answered(
                (int)response.StatusCode, Header(response, "Location"), RetryAfter(response), isCut ? default : body.AsMemory(), isCut, exchange);
        }
        catch (Exception trouble) when (IsTransport(trouble))
        {
            cancel.ThrowIfCancellationRequested();
            var reason = Reason(trouble, timeout.IsCancellationRequested, request.Timeout);
            var exchange = Exchange(request, 0, "", null, started);
            return content is { IsStarted: false } || WasNotConnected(trouble)
                ? new RestAnswer.NotSent($"NetSuite could not be reached: {reason}", null, null, exchange)
                : new RestAnswer.Lost($"NetSuite's answer was lost: {reason}", exchange);
        }
    }

    private HttpRequestMessage Message(RestRequest request, HttpContent? content, TokenAnswer.Granted token)
    {
        var message = new HttpRequestMessage(request.Method, new Uri(baseUrl, request.Path)) { Content = content };
        message.Headers.Authorization = token.Sign(request.Method, message.RequestUri!);
        // Without it NetSuite accepts a misspelt field silently and drops its value.
        message.Headers.Add("X-NetSuite-PropertyNameValidation", "Error");
        if (request.Accept is { } accept)
        {
            message.Headers.TryAddWithoutValidation("Accept", accept);
        }

        if (request.IsTransient)
        {
            message.Headers.Add("Prefer", "transient");
        }

        if (request.BatchKey is { } key)
        {
            // Said outright: older and newer pages differ in what holds without it. Source: REST help, article_0127092747.
            message.Headers.Add("Prefer", ["respond-async", "batch-processing=\"sequential\""]);
            message.Headers.Add("X-NetSuite-Idempotency-Key", key);
        }

        return message;
    }

    /// <summary>What the handler is known to throw when the network, the far side or the clock fails; anything else is a bug.</summary>
    private static bool IsTransport(Exception trouble) =>
        trouble is HttpRequestException or OperationCanceledException or IOException or InvalidDataException;

    private static bool WasNotConnected(Exception trouble) => trouble is HttpRequestException
    {
        HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
    };

    private static string Reason(Exception trouble, bool isTimeout, TimeSpan timeout) => trouble switch
    {
        _ when isTimeout => $"none came within {timeout.TotalSeconds:0.###} s.",
        OperationCanceledException => "no connection was made in time.",
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => "the host name is not known.",
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => "the connection was refused.",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => "the TLS certificate was not accepted.",
        HttpRequestException http => $"{http.HttpRequestError}.",
        _ => "the connection broke.",
    };

    private HttpExchange Exchange(RestRequest request, int status, string body, string? operationId, long started) => new(
        request.Method.Method,
        request.Path,
        request.Body is null ? "" : Encoding.UTF8.GetString(request.Body),
        status,
        body,
        operationId,
        time.GetElapsedTime(started));

    private static string Text(byte[] body) => Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(body.Length, RecordedChars)));

    /// <summary>Headers as received: a malformed Location must not be lost to a parser, nor throw.</summary>
    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.NonValidated.TryGetValues(name, out var values) && values.Count > 0 ? values.First() : null;

    /// <summary>Seconds, or a date. No NetSuite page promises the header; it is honoured when it comes.</summary>
    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var text = Header(response, "Retry-After");
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return TimeSpan.FromSeconds(seconds);
        }

        return response.Headers.RetryAfter?.Date is { } date && date > time.GetUtcNow() ? date - time.GetUtcNow() : null;
    }
}
