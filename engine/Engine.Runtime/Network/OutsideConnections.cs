using System.Net;
using System.Net.Sockets;

namespace Engine.Runtime.Network;

/// <summary>
/// Opens connections to systems outside. A name that leads to an address of this machine, of a private network or of a cloud's metadata
/// service is not followed there, whoever answers for the name; an address that says itself that it is this machine is.
/// </summary>
/// <param name="resolve">Gives the addresses of a name; the machine's own resolver by default.</param>
public sealed class OutsideConnections(Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null)
{
    private readonly Func<string, CancellationToken, Task<IPAddress[]>> resolve = resolve ?? Dns.GetHostAddressesAsync;

    /// <summary>For <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    /// <exception cref="HttpRequestException">No address of the host may be used.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var target = context.DnsEndPoint;
        var addresses = await AddressesAsync(target.Host, IsProxy(context), cancel);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, target.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Whether an address belongs to the public internet.</summary>
    public static bool IsPublic(IPAddress address)
    {
        var bytes = (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).GetAddressBytes();
        return bytes.Length == 4 ? IsPublic4(bytes) : !IsReserved6(address, bytes);
    }

    /// <exception cref="HttpRequestException">None may be used.</exception>
    internal async Task<IPAddress[]> AddressesAsync(string host, bool isProxy, CancellationToken cancel)
    {
        var name = host.Trim('[', ']');
        var found = IPAddress.TryParse(name, out var literal) ? [literal] : await resolve(name, cancel);
        if (isProxy)
        {
            return found;
        }

        var isThisMachine = name == "localhost" || (literal is not null && IPAddress.IsLoopback(literal));
        var usable = found.Where(address => isThisMachine ? IPAddress.IsLoopback(address) : IsPublic(address)).ToArray();
        return usable.Length > 0 ? usable : throw new HttpRequestException($"{name} leads to no address of the public internet, so nothing is sent there.");
    }

    // The operator's own proxy may be anywhere; what it is asked for is a name, which it resolves itself.
    private static bool IsProxy(SocketsHttpConnectionContext context) =>
        context.InitialRequestMessage.RequestUri is { } wanted && (wanted.IdnHost != context.DnsEndPoint.Host || wanted.Port != context.DnsEndPoint.Port);

    // IANA's registry of special-purpose IPv4 addresses.
    private static bool IsPublic4(byte[] bytes) => (bytes[0], bytes[1], bytes[2]) is not (
        (0 or 10 or 127 or >= 224, _, _) or (100, >= 64 and <= 127, _) or (169, 254, _) or (172, >= 16 and <= 31, _) or (192, 168, _)
        or (192, 0, 0 or 2) or (198, 18 or 19, _) or (198, 51, 100) or (203, 0, 113));

    // Beside the address types of their own: unique local, the translation of IPv4, and documentation.
    private static bool IsReserved6(IPAddress address, byte[] bytes) =>
        IPAddress.IsLoopback(address) || address.Equals(IPAddress.IPv6Any) || address.IsIPv6LinkLocal || address.IsIPv6SiteLocal || address.IsIPv6Multicast
        || (bytes[0] & 0xFE) == 0xFC || bytes.AsSpan(0, 4).SequenceEqual<byte>([0x00, 0x64, 0xFF, 0x9B]) || bytes.AsSpan(0, 4).SequenceEqual<byte>([0x20, 0x01, 0x0D, 0xB8])
        || bytes.AsSpan(0, 2).SequenceEqual<byte>([0x20, 0x02]) || bytes.AsSpan(0, 12).IndexOfAnyExcept((byte)0) < 0;
}
