using System.Security.Cryptography;
using Engine.Core.Model;

namespace Engine.Runtime.Storage;

/// <summary>A verified event on its way into the inbox.</summary>
/// <param name="Client">Whose event it is.</param>
/// <param name="Body">As it is kept: one envelope, card numbers blanked out.</param>
/// <param name="Lane">Ordering key; events of one client and lane are handled one after the other.</param>
/// <param name="ReceivedAt">The engine's clock.</param>
public sealed record Delivery(string Client, SourceEvent Event, ReadOnlyMemory<byte> Body, string Lane, DateTimeOffset ReceivedAt)
{
    /// <summary>The trace it belongs to, W3C <c>traceparent</c>; null when none is made.</summary>
    public string? TraceParent { get; init; }

    /// <summary>Not to be taken up before this instant; null for at once, before everything that has one.</summary>
    public DateTimeOffset? NextAt { get; init; }

    /// <summary>SHA-256 of the envelope as it was received, hexadecimal in lower case: tells a repeat from another body.</summary>
    public string BodyHash { get => field ??= HashOf(Body.Span); init; }

    /// <summary>How many card numbers and codes were blanked out.</summary>
    public int Masked { get; init; }

    /// <summary>The number of the file a row of which it is; null when it came by itself.</summary>
    public long? File { get; init; }

    public static string HashOf(ReadOnlySpan<byte> received) => Convert.ToHexStringLower(SHA256.HashData(received));
}
