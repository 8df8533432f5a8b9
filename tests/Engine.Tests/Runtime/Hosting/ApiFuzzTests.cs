using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Engine.Core.Planning;
using Engine.Runtime.Storage;
using Engine.Tests.Runtime.Support;
using Engine.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Engine.Tests.Runtime.Hosting;

/// <summary>Whatever is sent to the API, it answers with success or with a code, never with a fault of its own. <c>ENGINE_FUZZ_CASES</c> sets how many cases.</summary>
public sealed class ApiFuzzTests : IAsyncLifetime, IDisposable
{
    // What each takes beside a reason and dryRun; a member of another is refused before anything looks at it.
    private static readonly (string Path, string[] Members)[] orders =
    [
        ("api/exceptions/X1/retry", ["revision"]),
        ("api/exceptions/X2/edit", ["payload"]),
        ("api/exceptions/X1/crosswalk", ["table", "key", "internalId", "name"]),
        ("api/exceptions/X1/link", ["record", "internalId", "acceptDifferences"]),
        ("api/exceptions/X3/hold", ["until", "event"]),
        ("api/exceptions/X4/resolve", []),
        ("api/exceptions/X4/reopen", []),
        ("api/exceptions/X1/assign", ["to"]),
        ("api/exceptions/groups/1f/retry", ["client", "after", "limit", "revision"]),
        ("api/exceptions/X99999999999999999999/retry", []),
        ("api/exceptions/-1/hold", []),
        ("api/keys", ["name", "role", "days", "client"]),
    ];

    private static readonly string[] queries =
    [
        "client", "state", "code", "group", "assignee", "olderThanDays", "after", "limit", "before",
    ];

    private static readonly string[] texts =
    [
        "", " ", "X1", "1", "-1", "0", "current", "original", "open", "customer", "items", "evt_1", "2030-01-01T00:00:00Z", "9999-12-31T23:59:59.9999999Z", "0001-01-01T00:00:00+14:00",
        "99999999999999999999", "1e400", "\u0000", "\r\n", "\ud83d\ude00", "' OR 1=1 --", "../../etc/passwd", "<script>", "4242424242424242", new('x', 2000), "NaN", "true", "null",
    ];

    private readonly TemporaryFolder folder = new();
    private readonly ScriptedNetSuite netSuite = new();
    private IStore store = null!;
    private RunningEngine engine = null!;

    private static int Cases => int.TryParse(Environment.GetEnvironmentVariable("ENGINE_FUZZ_CASES"), CultureInfo.InvariantCulture, out var cases) ? cases : 300;

    public async Task InitializeAsync()
    {
        store = Stores.Open(folder);
        engine = await RunningEngine.StartAsync(store, netSuite, new ManualTime(Deliveries.Noon));
        for (var n = 1; n <= 4; n++)
        {
            var id = ((Acceptance.New)await store.Inbox.AcceptAsync(Deliveries.Of($"evt_{n}", lane: $"cus_{n}"))).Event.Id;
            await store.Journal.EndAsync(id, new Ending.Raised([new PlanProblem("FUN110", "The crosswalk `items` has no row for `p1`.", null, null, null)]), null, default, Deliveries.Noon);
        }
    }

    public async Task DisposeAsync()
    {
        await engine.DisposeAsync();
        await store.DisposeAsync();
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void No_body_and_no_query_makes_a_fault() => Prop
        .ForAll(Requests().ToArbitrary(), request => SendAsync(request.Path, request.Body).GetAwaiter().GetResult())
        .Check(Config.QuickThrowOnFailure.WithMaxTest(Cases));

    private static Gen<(string Path, byte[]? Body)> Requests() => Gen.OneOf(
        from order in Gen.Elements(orders) from body in Bodies(order.Members) select (order.Path, (byte[]?)body),
        from name in Gen.Elements(queries)
        from text in Gen.Elements(texts)
        from path in Gen.Elements("api/exceptions", "api/exceptions/groups", "api/events")
        select ($"{path}?{name}={Uri.EscapeDataString(text)}", (byte[]?)null));

    private static Gen<byte[]> Bodies(string[] members) => Gen.Frequency(
        (6, Objects(members).Select(Encoding.UTF8.GetBytes)),
        (1, Gen.ArrayOf(Gen.Choose(0, 255).Select(value => (byte)value))),
        (1, from text in Objects(members) from cut in Gen.Choose(0, 40) select Encoding.UTF8.GetBytes(text[..Math.Min(cut, text.Length)])),
        (1, Gen.Choose(1, 200).Select(depth => Encoding.UTF8.GetBytes($"{{\"payload\":{new string('[', depth)}{new string(']', depth)},\"why\":\"x\"}}"))));

    private static Gen<string> Objects(string[] members) => Gen.ListOf(from name in Gen.Frequency((20, Gen.Elements([.. members, "why", "dryRun"])), (1, Gen.Constant("stranger"))) from value in Values() select $"{JsonSerializer.Serialize(name)}:{value}")
        .Select(all => $"{{{string.Join(',', all)}}}");

    private static Gen<string> Values() => Gen.Frequency(
        (5, Gen.Elements(texts).Select(text => JsonSerializer.Serialize(text))),
        (2, Gen.Elements("null", "true", "false", "0", "-1", "1e999", "12345678901234567890123456789012345678901", "[]", "{}", "[[]]", "\"\\ud800\"")),
        (1, Gen.Constant(Encoding.UTF8.GetString(Deliveries.Body("evt_2", WorkMappings.Created, name: "Other")))),
        (1, Gen.Constant("{\"id\":\"evt_2\",\"id\":\"evt_3\"}")));

    private async Task SendAsync(string path, byte[]? body)
    {
        using var request = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } };
        }

        using var answer = await engine.Http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        var sent = $"{path} {(body is null ? "" : Encoding.UTF8.GetString(body))}\n{(int)answer.StatusCode} {text}\n{string.Join('\n', engine.Log.Entries)}";
        Assert.True((int)answer.StatusCode < 500, sent);
        Assert.True(answer.IsSuccessStatusCode || (string?)JsonNode.Parse(text)?["code"] is { Length: 6 }, sent);
    }
}
