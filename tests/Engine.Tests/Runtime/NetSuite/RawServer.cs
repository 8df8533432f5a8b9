using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Engine.Tests.Runtime.NetSuite;

/// <summary>
/// Speaks HTTP badly on purpose: a socket that reads a request and then does whatever the test says. Tokens are given out unless the
/// test says otherwise.
/// </summary>
public sealed class RawServer : IAsyncDisposable
{
    public const string TokenPath = "/services/rest/auth/oauth2/v1/token";

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task accepting;
    private int tokens;

    public RawServer()
    {
        listener.Start();
        Token = _ => RawReply.Status(200, $$"""{"access_token":"token-{{Interlocked.Increment(ref tokens)}}","expires_in":3600,"token_type":"Bearer"}""");
        accepting = AcceptAsync();
    }

    public Uri Url => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

    public Func<RawRequest, RawReply> Answer { get; set; } = _ => RawReply.Status(500);

    public Func<RawRequest, RawReply> Token { get; set; }

    /// <summary>Everything received, tokens included, in order of arrival.</summary>
    public ConcurrentQueue<RawRequest> Received { get; } = [];

    public IEnumerable<RawRequest> Requests => Received.Where(request => request.Path != TokenPath);

    public IEnumerable<RawRequest> TokenRequests => Received.Where(request => request.Path == TokenPath);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (!stop.IsCancellationRequested)
            {
                _ = ServeAsync(await listener.AcceptSocketAsync(stop.Token));
            }
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        try
        {
            await using var stream = new NetworkStream(socket, ownsSocket: true);
            var request = await ReadAsync(stream);
            Received.Enqueue(request);
            switch (request.Path == TokenPath ? Token(request) : Answer(request))
            {
                case RawReply.Bytes bytes:
                    await stream.WriteAsync(bytes.Content, stop.Token);
                    break;
                case RawReply.Reset reset:
                    await stream.WriteAsync(reset.First, stop.Token);
                    socket.LingerState = new LingerOption(true, 0);
                    break;
                default:
                    await Task.Delay(Timeout.Infinite, stop.Token);
                    break;
            }
        }
        catch (Exception over) when (over is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The client hung up, or the test is over.
        }
    }

    private static async Task<RawRequest> ReadAsync(NetworkStream stream)
    {
        var head = await ReadHeadAsync(stream);
        var lines = head.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var start = lines[0].Split(' ');
        var headers = lines.Skip(1).Select(line => line.Split(": ", 2)).ToImmutableDictionary(pair => pair[0].ToLowerInvariant(), pair => pair[1]);
        var body = new byte[int.Parse(headers.GetValueOrDefault("content-length", "0"), System.Globalization.CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body);
        return new(start[0], start[1], headers, Encoding.UTF8.GetString(body));
    }

    private static async Task<string> ReadHeadAsync(NetworkStream stream)
    {
        var head = new List<byte>();
        var one = new byte[1];
        while (!(head.Count >= 4 && head[^4..] is [13, 10, 13, 10]))
        {
            await stream.ReadExactlyAsync(one);
            head.Add(one[0]);
        }

        return Encoding.ASCII.GetString([.. head]);
    }
}
