using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Engine.App.Commands;
using Engine.Runtime;
using Engine.Runtime.Access;
using Engine.Runtime.Hosting;
using Engine.Runtime.Ingest;
using Engine.Runtime.Secrets;

namespace Engine.App.Service;

/// <summary>Commands talk to the service through this. A refusal comes as <see cref="ServiceRefusal"/>, which ends the command.</summary>
internal sealed class ServiceClient : IAsyncDisposable
{
    private readonly HttpClient http;
    private readonly IAsyncDisposable? own;

    private ServiceClient(HttpClient http, IAsyncDisposable? own)
    {
        this.http = http;
        this.own = own;
    }

    /// <param name="own">What ends with the client.</param>
    public static ServiceClient To(Uri address, Secret key, IAsyncDisposable? own = null)
    {
        // No redirects: the key must not follow one to somebody else.
        var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false })
        {
            BaseAddress = address,
            DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key.Reveal()) },
        };
        http.DefaultRequestHeaders.TryAddWithoutValidation(KeyRing.UserHeader, Uri.EscapeDataString(Environment.UserName));
        return new ServiceClient(http, own);
    }

    /// <exception cref="ServiceRefusal">The service refuses, or does not answer.</exception>
    public Task<JsonNode?> GetAsync(string path, CancellationToken cancel) => SendAsync(HttpMethod.Get, path, null, cancel);

    /// <exception cref="ServiceRefusal">The service refuses, or does not answer.</exception>
    public Task<JsonNode?> PostAsync(string path, object body, CancellationToken cancel) => SendAsync(HttpMethod.Post, path, body, cancel);

    /// <exception cref="ServiceRefusal">The service refuses, or does not answer.</exception>
    public Task<JsonNode?> DeleteAsync(string path, CancellationToken cancel) => SendAsync(HttpMethod.Delete, path, null, cancel);

    /// <param name="path">Without a leading slash; parts from outside escaped.</param>
    /// <param name="body">Written as camelCase JSON; null for none.</param>
    /// <returns>The answer; null when it has no body.</returns>
    /// <exception cref="ServiceRefusal">The service refuses, or does not answer.</exception>
    public async Task<JsonNode?> SendAsync(HttpMethod method, string path, object? body, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body, body.GetType(), options: OperationsJson.Options) };
        try
        {
            using var answer = await http.SendAsync(request, cancel);
            var text = await answer.Content.ReadAsStringAsync(cancel);
            return answer.IsSuccessStatusCode ? Read(text) : throw Refusal((int)answer.StatusCode, text);
        }
        catch (HttpRequestException unreachable)
        {
            throw ServiceRefusal.Unreachable(http.BaseAddress!, unreachable.Message);
        }
        catch (JsonException)
        {
            throw ServiceRefusal.Unreachable(http.BaseAddress!, "what answers there is no engine.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        if (own is not null)
        {
            await own.DisposeAsync();
        }
    }

    private static JsonNode? Read(string text) => text.Length == 0 ? null : JsonNode.Parse(text);

    private static ServiceRefusal Refusal(int status, string text)
    {
        var exit = status switch
        {
            400 or 401 or 403 or 405 => ExitCodes.Unusable,
            >= 500 => ExitCodes.Unreachable,
            _ => ExitCodes.Findings,
        };
        var said = text.StartsWith('{') ? JsonSerializer.Deserialize<IngestAnswer>(text, JsonSerializerOptions.Web) : null;
        return said is { Code: { } code, Message: { } message }
            ? new ServiceRefusal(code, message, exit)
            : new ServiceRefusal(RuntimeCodes.Fault.Id, $"The service answers with status {status}.", exit);
    }
}
