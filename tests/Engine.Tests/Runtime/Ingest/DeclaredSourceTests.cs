using System.Collections.Frozen;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Engine.Core.Configuration;
using Engine.Runtime.Configuration;
using Engine.Runtime.Storage;
using Engine.Tests.Runtime.Support;
using Engine.Tests.Support;

namespace Engine.Tests.Runtime.Ingest;

/// <summary>Sources that a client declares: CloudEvents over real HTTP, with the configuration in <c>project</c> beside this file.</summary>
public sealed class DeclaredSourceTests : IAsyncLifetime, IDisposable
{
    private const string Structured = "application/cloudevents+json; charset=utf-8";
    private const string Batched = "application/cloudevents-batch+json";
    private const string Key = "key-of-the-meter";
    private const string OldKey = "key-until-half-past";
    private const string SigningSecret = "secret-of-the-signer";

    private static readonly FrozenDictionary<string, string> Secrets = new Dictionary<string, string>
    {
        ["USAGE_KEY"] = Key,
        ["OLD_USAGE_KEY"] = OldKey,
        ["SIGNING_SECRET"] = SigningSecret,
    }.ToFrozenDictionary();

    private readonly TemporaryFolder folder = new();
    private readonly ManualTime clock = new(Deliveries.Noon);
    private readonly ScriptedNetSuite netSuite = new();
    private IStore store = null!;
    private RunningEngine engine = null!;

    public static TheoryData<string, string, string, int, string> Refused => new()
    {
        { "a bare object", Structured, """{"amount":"1"}""", 400, "EVT012" },
        { "not JSON", Structured, "amount=1", 400, "EVT002" },
        { "another format", "application/cloudevents+avro", "x", 400, "EVT016" },
        { "JSON without ce- headers", "application/json", Envelope("1"), 400, "EVT016" },
        { "a batch that is no list", Batched, Envelope("1"), 400, "EVT015" },
        { "a batch of numbers", Batched, "[1]", 400, "EVT015" },
        { "a broken batch", Batched, $"[{Envelope("1")}", 400, "EVT002" },
        { "a batch with something after it", Batched, $"[{Envelope("1")}] 2", 400, "EVT002" },
        { "a batch of too many", Batched, $"[{string.Join(',', Enumerable.Repeat("{}", 1001))}]", 400, "EVT015" },
        { "deep JSON", Structured, new string('[', 100_000), 400, "EVT003" },
        { "a deep batch", Batched, $"[{{\"a\":{new string('[', 100_000)}", 400, "EVT003" },
        { "a member twice", Structured, Envelope("1").Replace("\"type\"", "\"id\"", StringComparison.Ordinal), 400, "EVT004" },
    };

    public static TheoryData<string, string> Numbers => new()
    {
        { "an exponent beyond any amount", "1e400" },
        { "thirty digits", new string('7', 30) },
    };

    public async Task InitializeAsync()
    {
        store = Stores.Open(folder);
        var loaded = ConfigurationLoader.Load(Repository.PathOf("tests/Engine.Tests/Runtime/Ingest/project"));
        Assert.Empty(loaded.Findings);
        engine = await RunningEngine.StartAsync(store, netSuite, clock, snapshot: loaded.Snapshot, secrets: name => Secrets.GetValueOrDefault(name));
    }

    public async Task DisposeAsync()
    {
        await engine.DisposeAsync();
        await store.DisposeAsync();
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_structured_event_is_kept_and_worked_by_the_mapping_of_its_source()
    {
        Assert.Equal((200, "accepted"), await PostAsync(Envelope("42")));
        var report = await UntilSettledAsync("/meters/eu|42");
        Assert.Equal((EventState.Completed, "usage"), (report.Summary.State, report.Summary.Source));
        Assert.Equal(["customer cus_ada", "invoice use_42"], report.Summary.Records.Select(record => record.Key.ToString()));
        Assert.Equal("com.example.usage.rated from usage", netSuite.Text(new("invoice", "use_42"), "memo"));
    }

    [Fact]
    public async Task Headers_and_content_make_the_same_event_as_one_body()
    {
        var (status, code) = await PostBinaryAsync("42", """{"customer":"ada","amount":"19.90"}""", source: "%2Fmeters%2Feu", subject: "Caf%C3%A9 %22north%22");
        Assert.Equal((200, "accepted"), (status, code));
        var report = await UntilSettledAsync("/meters/eu|42");
        Assert.Equal(EventState.Completed, report.Summary.State);
        using var kept = JsonDocument.Parse(report.Body);
        Assert.Equal("Café \"north\"", kept.RootElement.GetProperty("subject").GetString());
        Assert.Equal("ada", kept.RootElement.GetProperty("data").GetProperty("customer").GetString());
        Assert.Equal((200, "repeated"), await PostBinaryAsync("42", """{"customer":"ada","amount":"19.90"}""", source: "%2Fmeters%2Feu", subject: "Caf%C3%A9 %22north%22"));
    }

    [Theory]
    [InlineData("%C0%A0", "EVT012")]
    [InlineData("%zz", "EVT012")]
    [InlineData("a%2", "EVT012")]
    public async Task A_header_that_is_not_percent_encoded_text_is_refused(string subject, string code) =>
        Assert.Equal((400, code), await PostBinaryAsync("42", "{}", source: "/meters/eu", subject: subject));

    [Fact]
    public async Task The_same_id_from_another_part_of_the_source_is_another_event()
    {
        Assert.Equal((200, "accepted"), await PostAsync(Envelope("42")));
        Assert.Equal((200, "accepted"), await PostAsync(Envelope("42", source: "/meters/us")));
        Assert.Equal((200, "repeated"), await PostAsync(Envelope("42")));
    }

    [Fact]
    public async Task A_batch_is_answered_once_all_of_it_is_on_disk()
    {
        using var answer = await SendAsync("usage", Batched, $"[{Envelope("1")},\n {Envelope("2")},{Envelope("1")},{Envelope("2", amount: "5")}]", Bearer(Key));
        using var told = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(
            ["accepted", "accepted", "repeated", "variant"], told.RootElement.GetProperty("events").EnumerateArray().Select(item => item.GetProperty("code").GetString()));
        Assert.Equal(2, (await store.Inspection.EventsAsync(new EventFilter())).Length);
    }

    [Fact]
    public async Task An_empty_batch_is_nothing_to_complain_of() => Assert.Equal((200, "accepted"), await PostAsync("[]", Batched));

    [Fact]
    public async Task One_bad_event_keeps_its_batch_out_and_is_named()
    {
        using var answer = await SendAsync("usage", Batched, $"[{Envelope("1")},{Envelope("2", time: "yesterday")},{Envelope("3")}]", Bearer(Key));
        using var told = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(("EVT009", 1), (told.RootElement.GetProperty("code").GetString(), told.RootElement.GetProperty("index").GetInt32()));
        Assert.Empty(await store.Inspection.EventsAsync(new EventFilter()));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_is_no_event_is_refused_with_its_code(string what, string contentType, string body, int status, string code)
    {
        Assert.NotEmpty(what);
        Assert.Equal((status, code), await PostAsync(body, contentType));
        Assert.Empty(await store.Inspection.EventsAsync(new EventFilter()));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task A_number_that_no_amount_can_hold_is_kept_and_raised_to_a_person(string what, string number)
    {
        Assert.NotEmpty(what);
        Assert.Equal((200, "accepted"), await PostAsync(Envelope("42").Replace("\"19.90\"", number, StringComparison.Ordinal)));
        Assert.Equal(EventState.Raised, (await UntilSettledAsync("/meters/eu|42")).Summary.State);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer key-of-the-mete")]
    [InlineData("Bearer key-of-the-meter2")]
    [InlineData("Basic a2V5LW9mLXRoZS1tZXRlcg==")]
    public async Task Without_a_key_of_the_source_nothing_is_read(string? authorization)
    {
        using var answer = await SendAsync("usage", Structured, Envelope("42"), authorization is null ? [] : [("Authorization", authorization)]);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Empty(await store.Inspection.EventsAsync(new EventFilter()));
    }

    [Fact]
    public async Task A_key_that_is_being_replaced_is_taken_until_its_end()
    {
        using var before = await SendAsync("usage", Structured, Envelope("1"), Bearer(OldKey));
        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        clock.Advance(TimeSpan.FromMinutes(30));
        using var after = await SendAsync("usage", Structured, Envelope("2"), Bearer(OldKey));
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
        using var replaced = await SendAsync("usage", Structured, Envelope("2"), Bearer(Key));
        Assert.Equal(HttpStatusCode.OK, replaced.StatusCode);
    }

    [Theory]
    [InlineData(0, SigningSecret, 200)]
    [InlineData(-300, SigningSecret, 200)]
    [InlineData(-301, SigningSecret, 400)]
    [InlineData(301, SigningSecret, 400)]
    [InlineData(0, "another", 400)]
    public async Task A_signed_source_is_held_to_its_signature_and_its_time(int seconds, string secret, int status)
    {
        using var answer = await SendAsync("signed", Structured, Envelope("42"), Sign(Envelope("42"), clock.GetUtcNow().AddSeconds(seconds), secret));
        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task What_stands_in_headers_is_not_signed_and_so_not_taken()
    {
        var headers = Sign("{}", clock.GetUtcNow(), SigningSecret).Append(("ce-specversion", "1.0")).Append(("ce-id", "1")).Append(("ce-source", "/x")).Append(("ce-type", "t")).ToArray();
        using var answer = await SendAsync("signed", "application/json", "{}", headers);
        using var told = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal("EVT016", told.RootElement.GetProperty("code").GetString());
    }

    [Fact]
    public async Task Another_body_for_an_event_is_raised_without_touching_what_came_of_the_first()
    {
        await PostAsync(Envelope("42"));
        await UntilSettledAsync("/meters/eu|42");
        Assert.Equal((200, "variant"), await PostAsync(Envelope("42", amount: "5.00")));
        Assert.Equal((200, "variant"), await PostAsync(Envelope("42", amount: "5.00")));

        using var told = JsonDocument.Parse(await engine.Http.GetStringAsync("/api/events/meter/%2Fmeters%2Feu%7C42"));
        var problem = Assert.Single(told.RootElement.GetProperty("problems").EnumerateArray());
        Assert.Equal("completed", told.RootElement.GetProperty("event").GetProperty("state").GetString());
        Assert.Equal("RUN110", problem.GetProperty("code").GetString());
        Assert.Contains(Hash(Envelope("42")), problem.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains(Hash(Envelope("42", amount: "5.00")), problem.GetProperty("message").GetString(), StringComparison.Ordinal);
        var other = Assert.Single(told.RootElement.GetProperty("variants").EnumerateArray());
        Assert.Equal((Hash(Envelope("42", amount: "5.00")), 2), (other.GetProperty("bodyHash").GetString(), other.GetProperty("count").GetInt32()));
    }

    [Fact]
    public async Task A_card_number_is_blanked_out_before_it_is_kept_and_a_repeat_is_known_all_the_same()
    {
        var body = Envelope("42", note: "paid with 4242 4242 4242 4242");
        Assert.Equal((200, "accepted"), await PostAsync(body));
        Assert.Equal((200, "repeated"), await PostAsync(body));
        Assert.Equal((200, "variant"), await PostAsync(body.Replace("4242 4242 4242 4242", "5555 5555 5555 4444", StringComparison.Ordinal)));

        var report = Assert.Single(await store.Inspection.EventAsync("meter", "/meters/eu|42"));
        Assert.Equal(1, report.Summary.Masked);
        Assert.Contains("**** **** **** 4242", Encoding.UTF8.GetString(report.Body.Span), StringComparison.Ordinal);
        await engine.DisposeAsync();
        await store.DisposeAsync();
        foreach (var file in Directory.GetFiles(folder.Path))
        {
            var bytes = File.ReadAllBytes(file);
            Assert.Equal(-1, bytes.AsSpan().IndexOf("4242 4242 4242"u8));
            Assert.Equal(-1, bytes.AsSpan().IndexOf("5555 5555 5555"u8));
        }
    }

    [Theory]
    [InlineData("/webhooks/meter/nothing")]
    [InlineData("/webhooks/meter/stripe")]
    [InlineData("/webhooks/meter/Usage")]
    public async Task Another_source_is_not_found(string path)
    {
        using var answer = await engine.Http.PostAsync(path, new StringContent("{}"));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static string Envelope(
        string id, string source = "/meters/eu", string amount = "19.90", string time = "2026-01-15T11:00:00Z", string note = "") =>
        $$"""{"specversion":"1.0","id":"{{id}}","source":"{{source}}","type":"com.example.usage.rated","time":"{{time}}","data":{"customer":"ada","amount":"{{amount}}","note":"{{note}}"} }""";

    private static string Hash(string body) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)));

    private static (string, string)[] Bearer(string key) => [("Authorization", $"Bearer {key}")];

    private static (string, string)[] Sign(string body, DateTimeOffset at, string secret)
    {
        var signed = Encoding.UTF8.GetBytes($"{at.ToUnixTimeSeconds()}.{body}");
        var digest = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed));
        return [("X-Signature", $"sha256={digest}"), ("X-Timestamp", $"{at.ToUnixTimeSeconds()}")];
    }

    private async Task<EventReport> UntilSettledAsync(string id)
    {
        for (var i = 0; i < 500; i++)
        {
            if (await store.Inspection.EventAsync("meter", id) is [{ SettledAt: not null } settled])
            {
                return settled;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(10));
        }

        throw new InvalidOperationException($"Event {id} did not settle: {Assert.Single(await store.Inspection.EventAsync("meter", id)).Summary}");
    }

    private Task<(int Status, string? Code)> PostBinaryAsync(string id, string data, string source, string subject) => AnswerAsync(
        "application/json",
        data,
        [
            .. Bearer(Key), ("ce-specversion", "1.0"), ("CE-Id", id), ("ce-source", source), ("ce-type", "com.example.usage.rated"),
            ("ce-time", "2026-01-15T11:00:00Z"), ("ce-subject", subject),
        ]);

    private Task<(int Status, string? Code)> PostAsync(string body, string contentType = Structured) => AnswerAsync(contentType, body, Bearer(Key));

    private async Task<(int Status, string? Code)> AnswerAsync(string contentType, string body, (string, string)[] headers)
    {
        using var response = await SendAsync("usage", contentType, body, headers);
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return ((int)response.StatusCode, answer.RootElement.GetProperty("code").GetString());
    }

    private async Task<HttpResponseMessage> SendAsync(string source, string contentType, string body, (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/webhooks/meter/{source}") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await engine.Http.SendAsync(request);
    }
}
