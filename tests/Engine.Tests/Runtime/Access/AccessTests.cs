using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Engine.Runtime.Access;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Storage;
using Engine.Tests.Runtime.Support;
using Microsoft.AspNetCore.Routing;

namespace Engine.Tests.Runtime.Access;

/// <summary>Who may use which address of the service.</summary>
public sealed class AccessTests : IAsyncLifetime, IDisposable
{
    private static readonly DateTimeOffset End = Deliveries.Noon.AddDays(30);

    private readonly TemporaryFolder folder = new();
    private readonly SettableTime clock = new(Deliveries.Noon);
    private IStore store = null!;
    private RunningEngine engine = null!;

    public async Task InitializeAsync()
    {
        store = Stores.Open(folder);
        engine = await RunningEngine.StartAsync(store, new ScriptedNetSuite(), clock);
    }

    public async Task DisposeAsync()
    {
        await engine.DisposeAsync();
        await store.DisposeAsync();
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Only_health_and_webhooks_are_open_and_every_other_endpoint_declares_a_role()
    {
        var routes = engine.Endpoints.OfType<RouteEndpoint>().ToList();
        var undeclared = routes.Where(route => route.Metadata.GetMetadata<RoleRequired>() is null);
        var open = routes.Where(route => route.Metadata.GetMetadata<RoleRequired>() is { Role: null }).Select(route => route.RoutePattern.RawText!);

        Assert.Empty(undeclared.Select(route => route.RoutePattern.RawText));
        Assert.NotEmpty(routes);
        Assert.All(open, path => Assert.True(path is "/healthz" or "/readyz" || path.StartsWith("/webhooks/", StringComparison.Ordinal), path));
    }

    /// <summary>Every endpoint with every role: refused below its role, let in from it on.</summary>
    [Fact]
    public async Task Each_endpoint_lets_in_its_role_and_those_above_and_nobody_else()
    {
        var keys = new Dictionary<Role, string>();
        foreach (var role in Enum.GetValues<Role>())
        {
            keys[role] = await KeyAsync(role);
        }

        foreach (var route in engine.Endpoints.OfType<RouteEndpoint>().Where(route => route.Metadata.GetMetadata<RoleRequired>()!.Role is not null))
        {
            // Otherwise the requests without a key would be too many for one minute.
            clock.Now += TimeSpan.FromMinutes(1);
            var needed = route.Metadata.GetMetadata<RoleRequired>()!.Role!.Value;
            var method = new HttpMethod(route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0]);
            var path = string.Concat(route.RoutePattern.PathSegments.Select(segment => "/" + (segment.Parts[0] is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal ? literal.Content : "acme")));
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(method, path, null));
            foreach (var (role, key) in keys)
            {
                var status = await StatusAsync(method, path, key);
                Assert.True((status == HttpStatusCode.Forbidden) == role < needed, $"{method} {path} as {role}: {status}");
                Assert.NotEqual(HttpStatusCode.Unauthorized, status);
            }
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer nonsense")]
    [InlineData("Basic dXNlcjpwYXNz")]
    [InlineData("bearer ek_000000000000_0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task Without_a_valid_key_nothing_is_shown(string? header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(engine.Http.BaseAddress!, "/api/events"));
        if (header is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", header);
        }

        using var http = new HttpClient();
        using var answer = await http.SendAsync(request);
        Assert.Equal((HttpStatusCode.Unauthorized, "Bearer"), (answer.StatusCode, answer.Headers.WwwAuthenticate.ToString()));
        Assert.Equal("RUN500", Code(await answer.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task A_key_ends_at_its_time_and_at_once_when_it_is_revoked()
    {
        var (text, id) = await MadeAsync(Role.Viewer);
        var other = await KeyAsync(Role.Viewer);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(HttpMethod.Get, "/api/events", text));

        Assert.True(await store.Keys.RevokeAsync(id, "tests", Deliveries.Noon));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(HttpMethod.Get, "/api/events", text));

        clock.Now = End.AddTicks(-1);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(HttpMethod.Get, "/api/events", other));
        clock.Now = End;
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(HttpMethod.Get, "/api/events", other));
    }

    [Fact]
    public async Task For_a_key_of_one_client_the_others_do_not_exist()
    {
        await store.Inbox.AcceptAsync(Deliveries.Of("evt_mine", "acme"));
        await store.Inbox.AcceptAsync(Deliveries.Of("evt_theirs", "bank-only"));
        var key = await KeyAsync(Role.Admin, "acme");

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(HttpMethod.Get, "/api/events/acme/evt_mine", key));
        var (status, theirs) = await AskAsync(HttpMethod.Get, "/api/events/bank-only/evt_theirs", key);
        var (_, nobody) = await AskAsync(HttpMethod.Get, "/api/events/no-such-client/evt_theirs", key);
        Assert.Equal((HttpStatusCode.NotFound, nobody), (status, theirs));

        foreach (var query in new[] { "", "?client=bank-only", "?client=acme" })
        {
            var (_, events) = await AskAsync(HttpMethod.Get, "/api/events" + query, key);
            Assert.DoesNotContain("evt_theirs", events, StringComparison.Ordinal);
            Assert.Contains("evt_mine", events, StringComparison.Ordinal);
        }

        var (refused, message) = await AskAsync(HttpMethod.Get, "/api/status", key);
        Assert.Equal((HttpStatusCode.Forbidden, "RUN502"), (refused, Code(message)));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(HttpMethod.Get, "/api/keys", key));
    }

    [Fact]
    public async Task What_is_kept_of_a_key_is_its_hash()
    {
        var (_, answer) = await AskAsync(HttpMethod.Post, "/api/keys", await KeyAsync(Role.Admin), """{"name":"ci","role":"operator","days":1}""");
        var text = JsonDocument.Parse(answer).RootElement.GetProperty("text").GetString()!;
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(HttpMethod.Get, "/api/events", text));

        var secret = text.Split('_')[^1];
        foreach (var file in Directory.GetFiles(folder.Path, "engine.db*"))
        {
            Assert.False(Contains(file, secret), file);
        }

        Assert.DoesNotContain(secret, (await AskAsync(HttpMethod.Get, "/api/keys", await KeyAsync(Role.Admin))).Body, StringComparison.Ordinal);
        var statement = (await store.Audit.StatementsAsync(null, 100)).Single(entry => entry.Statement.Detail?.Contains("\"ci\"", StringComparison.Ordinal) == true).Statement;
        Assert.Equal("key.added", statement.Kind);
        Assert.StartsWith("Admin (", statement.Actor, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"name":"","role":"viewer","days":1}""")]
    [InlineData("""{"name":"a\u0007","role":"viewer","days":1}""")]
    [InlineData("""{"name":"ci","role":"viewer","days":0}""")]
    [InlineData("""{"name":"ci","role":"viewer","days":3651}""")]
    [InlineData("""{"name":"ci","role":"viewer","days":1,"client":"nobody"}""")]
    [InlineData("""{"name":"ci","role":"king","days":1}""")]
    [InlineData("""{"name":"ci","role":3,"days":1}""")]
    [InlineData("""{"role":"viewer","days":1}""")]
    [InlineData("nonsense")]
    [InlineData("null")]
    public async Task A_key_that_cannot_be_is_refused_with_a_code(string body)
    {
        var (status, answer) = await AskAsync(HttpMethod.Post, "/api/keys", await KeyAsync(Role.Admin), body);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.StartsWith("RUN", Code(answer), StringComparison.Ordinal);
    }

    private static string Code(string body) => JsonDocument.Parse(body).RootElement.GetProperty("code").GetString()!;

    private static bool Contains(string file, string text)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
        return reader.ReadToEnd().Contains(text, StringComparison.Ordinal);
    }

    private async Task<string> KeyAsync(Role role, string? client = null) => (await MadeAsync(role, client)).Text;

    private async Task<(string Text, string Id)> MadeAsync(Role role, string? client = null)
    {
        var (id, text) = KeyText.Create();
        await store.Keys.AddAsync(new ApiKey(id, role.ToString(), role, client, Deliveries.Noon, "tests", End, null), KeyText.Hash(text));
        return (text, id);
    }

    private async Task<HttpStatusCode> StatusAsync(HttpMethod method, string path, string? key) => (await AskAsync(method, path, key)).Status;

    private async Task<(HttpStatusCode Status, string Body)> AskAsync(HttpMethod method, string path, string? key, string? body = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(engine.Http.BaseAddress!, path));
        request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        if (method != HttpMethod.Get)
        {
            request.Content = new StringContent(body ?? "{}", System.Text.Encoding.UTF8, "application/json");
        }

        using var http = new HttpClient();
        using var answer = await http.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
