using System.Net.Sockets;
using System.Text;
using Engine.App.Systemd;
using Engine.Tests.App.Service;

namespace Engine.Tests.App.Systemd;

public sealed class NotifySocketTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task The_service_says_when_it_is_ready_that_it_lives_and_that_it_stops()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "notify");
        using var manager = Listen(new UnixDomainSocketEndPoint(path));
        await using var world = await ServiceWorld.CreateAsync();
        world.Environment["NOTIFY_SOCKET"] = path;
        world.Environment["WATCHDOG_USEC"] = "200000";
        await world.StartAsync();

        var ready = await ReceiveAsync(manager);
        Assert.StartsWith("READY=1\nSTATUS=0 events in hand, configuration ", ready, StringComparison.Ordinal);
        Assert.StartsWith("WATCHDOG=1\nSTATUS=", await ReceiveAsync(manager), StringComparison.Ordinal);
        Assert.StartsWith("WATCHDOG=1\nSTATUS=", await ReceiveAsync(manager), StringComparison.Ordinal);

        Assert.Equal(0, await world.StopAsync());
        var last = await ReceiveAsync(manager);
        while (last.StartsWith("WATCHDOG=1", StringComparison.Ordinal))
        {
            last = await ReceiveAsync(manager);
        }

        Assert.StartsWith("STOPPING=1\n", last, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_socket_in_the_abstract_namespace_is_found()
    {
        var name = $"engine-test-{Environment.ProcessId}";
        using var manager = Listen(new UnixDomainSocketEndPoint('\0' + name));
        using var socket = NotifySocket.Open("@" + name);

        socket.Tell("READY=1", "STATUS=ok");

        Assert.Equal("READY=1\nSTATUS=ok", await ReceiveAsync(manager));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/nowhere/to/be/found")]
    public void Nobody_listening_nothing_happens(string? path)
    {
        using var socket = NotifySocket.Open(path);

        socket.Tell("READY=1");

        Assert.False(socket.IsConnected);
    }

    [Theory]
    [InlineData(null, 5000)]
    [InlineData("", 5000)]
    [InlineData("none", 5000)]
    [InlineData("0", 5000)]
    [InlineData("4000000", 2000)]
    [InlineData("60000000", 5000)]
    public void A_sign_of_life_comes_twice_in_the_time_allowed(string? limit, int milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), ServiceNotices.IntervalOf(limit));

    private static Socket Listen(UnixDomainSocketEndPoint at)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        socket.Bind(at);
        return socket;
    }

    private static async Task<string> ReceiveAsync(Socket socket)
    {
        var buffer = new byte[4096];
        var read = await socket.ReceiveAsync(buffer).WaitAsync(Patience);
        return Encoding.UTF8.GetString(buffer, 0, read);
    }
}
