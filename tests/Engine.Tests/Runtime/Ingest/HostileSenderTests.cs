using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Engine.Runtime.Ingest;
using Engine.Runtime.Storage;
using Engine.Tests.Runtime.Support;
using Engine.Tests.Support;

namespace Engine.Tests.Runtime.Ingest;

/// <summary>Senders that are slow, loud or large. Real HTTP, a store on disk.</summary>
public sealed class HostileSenderTests : IAsyncLifetime, IDisposable
{
    private const long MostGrowth = 48L * 1024 * 1024;

    private readonly TemporaryFolder folder = new();
    private readonly ManualTime clock = new(Deliveries.Noon);
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
    public async Task Bodies_that_trickle_in_are_cut_off_and_keep_nobody_waiting()
    {
        var slow = new List<TcpClient>();
        for (var n = 0; n < 50; n++)
        {
            var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, engine.Http.BaseAddress!.Port);
            await client.GetStream().WriteAsync("POST /webhooks/acme/stripe HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n{"u8.ToArray());
            slow.Add(client);
        }

        Assert.Equal(HttpStatusCode.OK, await PostAsync(Deliveries.Body("evt_1")));
        foreach (var client in slow)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            using var answer = new StreamReader(client.GetStream(), Encoding.ASCII);
            Assert.Contains(" 408 ", await answer.ReadLineAsync(patience.Token), StringComparison.Ordinal);
            client.Dispose();
        }
    }

    [Fact]
    public async Task Ten_thousand_posts_leave_the_memory_as_it_was()
    {
        var body = Deliveries.Body("evt_1");
        await PostManyAsync(500, () => PostAsync(body), HttpStatusCode.OK);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await PostManyAsync(10_000, () => PostAsync(body), HttpStatusCode.OK);
        Assert.True(GC.GetTotalMemory(forceFullCollection: true) - before < MostGrowth);
        Assert.Equal(10_499, (await store.Inspection.StatusAsync()).Repeats);
    }

    [Fact]
    public async Task Large_bodies_are_refused_without_being_held()
    {
        var body = new byte[2 * 1024 * 1024];
        await PostManyAsync(100, () => PostAsync(body, "t=1,v1=00"), HttpStatusCode.RequestEntityTooLarge);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await PostManyAsync(400, () => PostAsync(body, "t=1,v1=00"), HttpStatusCode.RequestEntityTooLarge);
        Assert.True(GC.GetTotalMemory(forceFullCollection: true) - before < MostGrowth);
    }

    [Fact]
    public async Task While_too_many_bytes_are_being_read_the_next_sender_is_told_when_to_come_again()
    {
        await engine.DisposeAsync();
        var body = Deliveries.Body("evt_1");
        var large = Deliveries.Body("evt_2", name: new string('x', 1900));
        engine = await RunningEngine.StartAsync(store, new ScriptedNetSuite(), clock, intake: new IntakeOptions { MaxBytesInFlight = large.Length + body.Length - 1, RetryAfter = TimeSpan.FromSeconds(7) });
        using var first = new TcpClient();
        await first.ConnectAsync(IPAddress.Loopback, engine.Http.BaseAddress!.Port);
        var header = $"POST /webhooks/acme/stripe HTTP/1.1\r\nHost: localhost\r\nStripe-Signature: {Deliveries.Sign(body, Deliveries.Noon)}\r\nContent-Length: {body.Length}\r\nExpect: 100-continue\r\n\r\n";
        await first.GetStream().WriteAsync(Encoding.ASCII.GetBytes(header));

        // The body is asked for once there is room for it.
        await ReadUntilAsync(first.GetStream(), "HTTP/1.1 100 Continue\r\n\r\n");
        using var refused = await SendAsync(large);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        using var told = JsonDocument.Parse(await refused.Content.ReadAsStringAsync());
        Assert.Equal("RUN112", told.RootElement.GetProperty("code").GetString());
        Assert.Equal(TimeSpan.FromSeconds(7), refused.Headers.RetryAfter!.Delta);

        await first.GetStream().WriteAsync(body);
        await ReadUntilAsync(first.GetStream(), "HTTP/1.1 200 OK\r\n");
        using var taken = await SendAsync(large);
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
    }

    private static async Task ReadUntilAsync(NetworkStream stream, string end)
    {
        var read = new StringBuilder();
        var letter = new byte[1];
        while (!read.ToString().EndsWith(end, StringComparison.Ordinal))
        {
            Assert.True(await stream.ReadAsync(letter) == 1, $"The connection ended after: {read}");
            read.Append((char)letter[0]);
        }
    }

    private static async Task PostManyAsync(int count, Func<Task<HttpStatusCode>> post, HttpStatusCode wanted)
    {
        var left = count;
        await Task.WhenAll(Enumerable.Range(0, 32).Select(async _ =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                Assert.Equal(wanted, await post());
            }
        }));
    }

    private async Task<HttpStatusCode> PostAsync(byte[] body, string? signature = null)
    {
        using var answer = await SendAsync(body, signature);
        return answer.StatusCode;
    }

    private async Task<HttpResponseMessage> SendAsync(byte[] body, string? signature = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/acme/stripe") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.ExpectContinue = body.Length > 1024 * 1024;
        request.Headers.TryAddWithoutValidation("Stripe-Signature", signature ?? Deliveries.Sign(body, Deliveries.Noon));
        return await engine.Http.SendAsync(request);
    }
}
