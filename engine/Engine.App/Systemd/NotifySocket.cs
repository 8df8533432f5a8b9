using System.Net.Sockets;
using System.Text;

namespace Engine.App.Systemd;

/// <summary>
/// Tells the service manager how the service stands, one datagram each. Does nothing where there is no service manager. Source: sd_notify(3),
/// which asks for a datagram to the socket that NOTIFY_SOCKET names; a leading @ stands for the abstract namespace.
/// </summary>
internal sealed class NotifySocket : IDisposable
{
    private const string Variable = "NOTIFY_SOCKET";

    private readonly Socket? socket;

    private NotifySocket(Socket? socket) => this.socket = socket;

    /// <summary>Whether anybody listens.</summary>
    public bool IsConnected => socket is not null;

    public static NotifySocket FromEnvironment() => Open(Environment.GetEnvironmentVariable(Variable));

    /// <param name="path">Null or empty for nobody.</param>
    public static NotifySocket Open(string? path)
    {
        if (string.IsNullOrEmpty(path))
        {
            return new NotifySocket(null);
        }

        var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(path[0] == '@' ? '\0' + path[1..] : path));
            return new NotifySocket(socket);
        }
        catch (SocketException)
        {
            // The socket is gone: nobody waits for what would be told.
            socket.Dispose();
            return new NotifySocket(null);
        }
    }

    /// <param name="lines">Such as <c>READY=1</c>; a status holds no line break.</param>
    public void Tell(params ReadOnlySpan<string> lines)
    {
        try
        {
            socket?.Send(Encoding.UTF8.GetBytes(string.Join('\n', lines)));
        }
        catch (SocketException)
        {
            // The service manager is being restarted; the service goes on.
        }
    }

    public void Dispose() => socket?.Dispose();
}
