using System.Net;
using System.Text;
using System.Text.Json;
using Engine.Core.Sources;
using Engine.Runtime.Storage;
using Engine.Runtime.Work;
using Engine.Tests.Runtime.Support;
using Engine.Tests.Support;

namespace Engine.Tests.Runtime.Ingest;

/// <summary>The endpoint over real HTTP, with a store on disk.</summary>
public sealed class WebhookTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly ManualTime clock = new(Deliveries.Noon);
    private IStore store = null!;
    private RunningEngine engine = null!;

    public static TheoryData<string, string, int, string> BodiesWithAGoodSignature => new()
    {
        { "not JSON", "id=evt_1", 400, "EVT002" },
        { "empty", "", 400, "EVT002" },
        { "too deep", new string('[', 70) + new string(']', 70), 400, "EVT003" },
        { "a member twice", """{"object":"event","object":"event"}""", 400, "EVT004" },
        { "an invoice", """{"object":"invoice"}""", 400, "EVT005" },
        { "a thin event", """{"object":"v2.core.event"}""", 400, "EVT006" },
        { "no type", """{"object":"event","id":"evt_1","created":1760000000,"data":{"object":{}}}""", 400, "EVT007" },
    };

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
    public async Task A_signed_event_is_answered_when_it_is_on_disk()
    {
        var (status, code) = await PostAsync(Deliveries.Body("evt_1"));
        Assert.Equal((200, "accepted"), (status, code));
        Assert.Single(await store.Inspection.EventAsync("acme", "evt_1"));
    }

    [Fact]
    public async Task A_repeat_is_answered_like_the_first_and_kept_once()
    {
        await PostAsync(Deliveries.Body("evt_1"));
        Assert.Equal((200, "repeated"), await PostAsync(Deliveries.Body("evt_1")));
        Assert.Equal((200, "variant"), await PostAsync(Deliveries.Body("evt_1", customer: "cus_2")));
        Assert.Single(await store.Inspection.EventsAsync(new EventFilter()));
    }

    [Theory]
    [MemberData(nameof(BodiesWithAGoodSignature))]
    public async Task A_body_that_is_no_event_is_refused_with_a_code(string what, string body, int status, string code)
    {
        Assert.NotEmpty(what);
        Assert.Equal((status, code), await PostAsync(Encoding.UTF8.GetBytes(body)));
        await AssertNothingKeptAsync("acme", code);
    }

    [Theory]
    [InlineData("another secret", 0, "EVT103")]
    [InlineData(Deliveries.Secret, 301, "EVT104")]
    [InlineData(Deliveries.Secret, -301, "EVT104")]
    public async Task A_bad_or_stale_signature_is_refused_and_nothing_is_kept(string secret, int age, string code)
    {
        var body = Deliveries.Body("evt_1");
        Assert.Equal((400, code), await PostAsync(body, Deliveries.Sign(body, Deliveries.Noon.AddSeconds(-age), secret)));
        await AssertNothingKeptAsync("acme", code);
    }

    [Theory]
    [InlineData(null, "EVT101")]
    [InlineData("nonsense", "EVT101")]
    [InlineData("t=1768478400", "EVT102")]
    public async Task A_delivery_without_a_signature_is_refused(string? signature, string code)
    {
        Assert.Equal((400, code), await PostAsync(Deliveries.Body("evt_1"), signature, sign: false));
        await AssertNothingKeptAsync("acme", code);
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("bank-only")]
    [InlineData("ACME")]
    [InlineData("..%2Facme")]
    public async Task An_unknown_client_is_not_found(string client)
    {
        Assert.Equal((404, "RUN101"), await PostAsync(Deliveries.Body("evt_1"), client: client));
        await AssertNothingKeptAsync("", "RUN101");
    }

    [Fact]
    public async Task A_secret_that_cannot_be_read_asks_the_sender_to_come_again() =>
        Assert.Equal((503, "RUN103"), await PostAsync(Deliveries.Body("evt_1"), client: "secretless"));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_over_a_mebibyte_is_too_large_whether_it_says_so_or_not(bool chunked)
    {
        var body = new byte[EventSource.MaxBodyBytes + 1];
        Assert.Equal((413, "EVT001"), await PostAsync(body, chunked: chunked));
        await AssertNothingKeptAsync(null, "EVT001");
    }

    [Fact]
    public async Task A_body_of_exactly_a_mebibyte_is_taken()
    {
        var body = Enumerable.Repeat((byte)' ', EventSource.MaxBodyBytes).ToArray();
        Deliveries.Body("evt_1").CopyTo(body, 0);
        Assert.Equal((200, "accepted"), await PostAsync(body));
    }

    [Fact]
    public async Task An_answer_is_written_as_people_read_it()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/acme/stripe") { Content = new StringContent("{}") };
        using var answer = await engine.Http.SendAsync(request);
        Assert.Equal("""{"code":"EVT101","message":"The Stripe-Signature header is missing or is not of the form t=…,v1=…."}""", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Another_method_is_not_allowed(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/webhooks/acme/stripe");
        Assert.Equal((405, "RUN102"), await SendAsync(request));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/webhooks/acme")]
    [InlineData("/webhooks/acme/paypal")]
    public async Task Another_address_is_not_found(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        Assert.Equal((404, "RUN101"), await SendAsync(request));
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/octet-stream")]
    [InlineData(null)]
    public async Task The_content_type_does_not_matter(string? contentType)
    {
        Assert.Equal((200, "accepted"), await PostAsync(Deliveries.Body("evt_1"), contentType: contentType));
    }

    [Fact]
    public async Task Two_hundred_posts_of_fifty_events_at_once_become_fifty_events()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(n => PostAsync(Deliveries.Body($"evt_{n % 50}"))));

        Assert.All(answers, answer => Assert.Equal(200, answer.Status));
        Assert.Equal(50, answers.Count(answer => answer.Code == "accepted"));
        Assert.Equal(50, (await store.Inspection.EventsAsync(new EventFilter(Limit: 1000))).Length);
    }

    [Fact]
    public async Task An_event_without_a_usable_ordering_key_is_kept()
    {
        var body = Encoding.UTF8.GetBytes("""{"object":"event","id":"evt_1","type":"customer.created","created":1768478400,"data":{"object":{"customer":[7]}}}""");
        Assert.Equal((200, "accepted"), await PostAsync(body));
        Assert.Single(await store.Inspection.EventAsync("acme", "evt_1"));
    }

    [Fact]
    public async Task Intake_pauses_while_too_much_is_unfinished()
    {
        await engine.DisposeAsync();
        engine = await RunningEngine.StartAsync(store, new ScriptedNetSuite(), clock, new WorkerOptions { MaxOpenEvents = 0 });
        Assert.Equal((503, "RUN105"), await PostAsync(Deliveries.Body("evt_1")));
        using var ready = await engine.Http.GetAsync("/readyz");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
    }

    [Fact]
    public async Task When_the_store_is_gone_the_sender_is_asked_to_come_again_and_health_says_so()
    {
        await store.DisposeAsync();
        Assert.Equal((503, "RUN104"), await PostAsync(Deliveries.Body("evt_1")));
        using var health = await engine.Http.GetAsync("/healthz");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);
    }

    [Theory]
    [InlineData("/healthz", "healthy")]
    [InlineData("/readyz", "ready")]
    public async Task Health_and_readiness_are_told_in_json(string path, string status)
    {
        using var answer = JsonDocument.Parse(await engine.Http.GetStringAsync(path));
        Assert.Equal(status, answer.RootElement.GetProperty("status").GetString());
        Assert.Equal("ok", answer.RootElement.GetProperty("storage").GetString());
    }

    [Theory]
    [InlineData("raised", 200)]
    [InlineData("Raised", 200)]
    [InlineData("", 200)]
    [InlineData("rased", 400)]
    [InlineData("6", 400)]
    public async Task Events_are_listed_by_a_state_spelled_as_the_answers_spell_it(string state, int status)
    {
        using var answer = await engine.Http.GetAsync($"/api/events?state={state}");
        Assert.Equal(status, (int)answer.StatusCode);
    }

    private async Task AssertNothingKeptAsync(string? client, string code)
    {
        using var status = JsonDocument.Parse(await engine.Http.GetStringAsync("/api/status"));
        var counted = status.RootElement.GetProperty("refusals").EnumerateArray()
            .Where(row => row.GetProperty("code").GetString() == code && (client is null || row.GetProperty("client").GetString() == client))
            .Sum(row => row.GetProperty("count").GetInt32());
        Assert.Equal(1, counted);
        Assert.Empty(await store.Inspection.EventsAsync(new EventFilter()));
    }

    private async Task<(int Status, string? Code)> PostAsync(
        byte[] body, string? signature = null, string client = "acme", bool sign = true, bool chunked = false, string? contentType = "application/json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/webhooks/{client}/stripe") { Content = new ByteArrayContent(body) };
        request.Headers.TransferEncodingChunked = chunked;
        request.Content.Headers.ContentType = contentType is null ? null : new(contentType);
        if ((signature ?? (sign ? Deliveries.Sign(body, Deliveries.Noon) : null)) is { } header)
        {
            request.Headers.TryAddWithoutValidation("Stripe-Signature", header);
        }

        return await SendAsync(request);
    }

    private async Task<(int Status, string? Code)> SendAsync(HttpRequestMessage request)
    {
        using var response = await engine.Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        using var answer = JsonDocument.Parse(text);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        Assert.NotEmpty(answer.RootElement.GetProperty("message").GetString()!);
        return ((int)response.StatusCode, answer.RootElement.GetProperty("code").GetString());
    }
}
