using System.Net;
using System.Net.Sockets;

namespace Engine.Runtime.Access;

/// <summary>
/// Counts failed logins and failed signatures for each sender, and says when one has had too many: it is then answered 429 without being looked
/// at. Bounded: when more senders fail than are remembered, those that failed first are forgotten.
/// </summary>
public sealed class FailureLimit(TimeProvider clock)
{
    /// <summary>So many within a window are answered as they are.</summary>
    public const int Allowed = 20;

    private const int MostSenders = 10_000;

    /// <summary>Of an IPv6 address, what one sender has to itself.</summary>
    private const int NetworkBytes = 8;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock changing = new();
    private readonly Dictionary<(string Door, string Sender), (DateTimeOffset Since, int Count)> failures = [];
    private readonly Queue<(string Door, string Sender)> order = [];

    /// <summary>How long the sender has to wait; null when it is listened to.</summary>
    /// <param name="door">What it knocks at: the API, or a source of a client.</param>
    public TimeSpan? Wait(string door, IPAddress? sender)
    {
        lock (changing)
        {
            // Mostly nobody fails, and nobody's name is needed.
            return failures.Count > 0 && failures.TryGetValue((door, Name(sender)), out var seen) && seen.Count >= Allowed && seen.Since + Window - clock.GetUtcNow() is { Ticks: > 0 } left
                ? left
                : null;
        }
    }

    public void Count(string door, IPAddress? sender)
    {
        var key = (door, Name(sender));
        var now = clock.GetUtcNow();
        lock (changing)
        {
            if (!failures.TryGetValue(key, out var seen))
            {
                order.Enqueue(key);
            }

            failures[key] = now - seen.Since < Window ? (seen.Since, seen.Count + 1) : (now, 1);
            while (order.Count > MostSenders)
            {
                failures.Remove(order.Dequeue());
            }
        }
    }

    /// <summary>How many senders are remembered.</summary>
    public int Senders
    {
        get
        {
            lock (changing)
            {
                return failures.Count;
            }
        }
    }

    private static string Name(IPAddress? sender)
    {
        var address = sender is { IsIPv4MappedToIPv6: true } ? sender.MapToIPv4() : sender;
        return address is { AddressFamily: AddressFamily.InterNetworkV6 } ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, NetworkBytes)) : address?.ToString() ?? "";
    }
}
