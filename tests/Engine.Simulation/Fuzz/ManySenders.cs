using System.Net;
using System.Net.Sockets;

namespace Engine.Simulation.Fuzz;

/// <summary>A client each of whose connections comes from an address of its own within this machine, as requests of many senders do.</summary>
internal static class ManySenders
{
    private const int Hosts = 250;

    public static HttpClient Open(Uri service)
    {
        var last = 0;
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (context, cancel) =>
            {
                var n = Interlocked.Increment(ref last);
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                try
                {
                    socket.Bind(new IPEndPoint(new IPAddress([127, (byte)(1 + (n / Hosts / Hosts % Hosts)), (byte)(1 + (n / Hosts % Hosts)), (byte)(1 + (n % Hosts))]), 0));
                    await socket.ConnectAsync(context.DnsEndPoint, cancel);
                    return new NetworkStream(socket, ownsSocket: true);
                }
                catch
                {
                    // Whatever it was, the socket is not handed on.
                    socket.Dispose();
                    throw;
                }
            },
        };
        return new HttpClient(handler) { BaseAddress = service, Timeout = TimeSpan.FromSeconds(60) };
    }
}
