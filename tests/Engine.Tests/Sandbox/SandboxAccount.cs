using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Engine.Sandbox;
using Engine.Sandbox.Types;

namespace Engine.Tests.Sandbox;

/// <summary>A running sandbox and a plain HTTP client that is logged in to it.</summary>
public sealed class SandboxAccount : IAsyncDisposable
{
    public const string ClientId = "client-1";
    public const string CertificateId = "certificate-1";
    public const string TokenPath = "/services/rest/auth/oauth2/v1/token";
    public const string Records = "/services/rest/record/v1";

    private SandboxAccount(SandboxServer server, ECDsa key, SandboxTime time)
    {
        Server = server;
        Key = key;
        Time = time;
        Http = new HttpClient { BaseAddress = server.BaseAddress };
    }

    public SandboxServer Server { get; }

    public ECDsa Key { get; }

    public SandboxTime Time { get; }

    public HttpClient Http { get; }

    public static Task<SandboxAccount> StartAsync(Func<SandboxOptions, SandboxOptions>? change = null) => StartAsync(change, RecordCatalog.BuiltIn);

    /// <summary>A sandbox whose record types are not quite the built-in ones.</summary>
    internal static async Task<SandboxAccount> StartAsync(Func<SandboxOptions, SandboxOptions>? change, RecordCatalog catalog)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var time = new SandboxTime();
        var options = new SandboxOptions
        {
            ClientId = ClientId,
            CertificateId = CertificateId,
            PublicKeyPem = key.ExportSubjectPublicKeyInfoPem(),
            Time = time,
        };
        var sandbox = new SandboxAccount(await SandboxServer.StartAsync(change is null ? options : change(options), catalog), key, time);
        await sandbox.LogInAsync();
        return sandbox;
    }

    public async Task LogInAsync()
    {
        var answer = await TokenAsync(new Assertion(Key) { IssuedAt = Time.GetUtcNow() }.Sign());
        Http.DefaultRequestHeaders.Authorization = answer.Status == HttpStatusCode.OK
            ? new AuthenticationHeaderValue("Bearer", answer.Body!["access_token"]!.GetValue<string>())
            : null;
    }

    public async Task<Reply> TokenAsync(string assertion, string grantType = "client_credentials")
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = grantType,
            ["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            ["client_assertion"] = assertion,
        });
        return await Reply.OfAsync(await Http.PostAsync(TokenPath, form));
    }

    public async Task<Reply> SendAsync(HttpMethod method, string path, string? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        foreach (var (name, value) in headers)
        {
            if (name == "Content-Type")
            {
                request.Content!.Headers.ContentType = MediaTypeHeaderValue.Parse(value);
                continue;
            }

            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await Reply.OfAsync(await Http.SendAsync(request));
    }

    public Task<Reply> PostAsync(string path, string body, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, $"{Records}/{path}", body, headers);

    public Task<Reply> PatchAsync(string path, string body) => SendAsync(HttpMethod.Patch, $"{Records}/{path}", body);

    public Task<Reply> PutAsync(string path, string body) => SendAsync(HttpMethod.Put, $"{Records}/{path}", body);

    public Task<Reply> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, $"{Records}/{path}");

    public Task<Reply> GetAsync(string path) => SendAsync(HttpMethod.Get, $"{Records}/{path}");

    /// <summary>Creates a record that must be taken, and gives its internal id.</summary>
    public async Task<string> CreateAsync(string type, string body)
    {
        var reply = await PostAsync(type, body);
        Assert.True(reply.Status == HttpStatusCode.NoContent, $"{reply.Status} {reply.Body}");
        return reply.Id;
    }

    public Task<string> CustomerAsync(string externalId = "cus_1", string currency = "1", string extra = "") =>
        CreateAsync("customer", $$"""{"externalId":"{{externalId}}","companyName":"Oak {{externalId}}","subsidiary":{"id":"1"},"currency":{"id":"{{currency}}"}{{extra}} }""");

    public Task<string> InvoiceAsync(string customer, decimal amount, string extra = "") =>
        CreateAsync("invoice", $$"""{"entity":{"id":"{{customer}}"},"item":{"items":[{"item":{"id":"201"},"quantity":1,"amount":{{amount}} }]}{{extra}} }""");

    public Task<string> MemoAsync(string customer, decimal amount, string extra = "") =>
        CreateAsync("creditMemo", $$"""{"entity":{"id":"{{customer}}"},"item":{"items":[{"item":{"id":"250"},"quantity":1,"amount":{{amount}} }]}{{extra}} }""");

    public Task<Reply> PayAsync(string customer, decimal payment, params (string Document, decimal Amount)[] applied) =>
        PostAsync("customerPayment", Applying(customer, $$""","payment":{{payment}}""", applied));

    public Task<Reply> RefundAsync(string customer, params (string Document, decimal Amount)[] applied) =>
        PostAsync("customerRefund", Applying(customer, "", applied));

    /// <summary>A record's body with its sublists.</summary>
    public async Task<JsonNode> WholeAsync(string type, string id)
    {
        var reply = await GetAsync($"{type}/{id}?expandSubResources=true");
        Assert.Equal(HttpStatusCode.OK, reply.Status);
        return reply.Body!;
    }

    public Task<Reply> QueryAsync(string query, string page = "", params object[] parameters)
    {
        var body = new JsonObject { ["q"] = query };
        if (parameters.Length > 0)
        {
            body["params"] = new JsonArray([.. parameters.Select(value => JsonValue.Create(value.ToString()))]);
        }

        return SendAsync(HttpMethod.Post, "/services/rest/query/v1/suiteql" + page, body.ToJsonString(), ("Prefer", "transient"));
    }

    public async Task<JsonNode> InspectAsync(string what)
    {
        var reply = await SendAsync(HttpMethod.Get, $"/sandbox/{what}");
        Assert.True(reply.Status == HttpStatusCode.OK, $"{reply.Status} {reply.Body}");
        return reply.Body!;
    }

    public async Task SeedAsync(string seed)
    {
        var reply = await SendAsync(HttpMethod.Post, "/sandbox/seed", seed);
        Assert.True(reply.Status == HttpStatusCode.NoContent, $"{reply.Status} {reply.Body}");
    }

    /// <summary>The trial balance as account id and balance in transaction currency, rows at 0 left out: <c>54 -100, 119 100</c>.</summary>
    public async Task<string> BalancesAsync() => Balances(await InspectAsync("ledger"), "balance");

    /// <summary>The same in the currency of the subsidiary, summed over transaction currencies.</summary>
    public async Task<string> BaseBalancesAsync() => Balances(await InspectAsync("ledger"), "baseBalance");

    private static string Balances(JsonNode ledger, string member)
    {
        Assert.True((bool?)ledger["balanced"]);
        return string.Join(", ", ledger["balances"]!.AsArray()
            .GroupBy(row => int.Parse((string)row!["account"]!), row => (decimal)row![member]!)
            .Select(group => (Account: group.Key, Balance: group.Sum()))
            .Where(row => row.Balance != 0)
            .OrderBy(row => row.Account)
            .Select(row => $"{row.Account} {row.Balance:0.##}"));
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Server.DisposeAsync();
        Key.Dispose();
    }

    private static string Applying(string customer, string extra, (string Document, decimal Amount)[] applied)
    {
        var lines = applied.Select(line => $$"""{"doc":{"id":"{{line.Document}}"},"amount":{{line.Amount}},"apply":true}""");
        return $$"""{"customer":{"id":"{{customer}}"}{{extra}},"apply":{"items":[{{string.Join(',', lines)}}]} }""";
    }
}
