using Engine.Core.Model;

namespace Engine.Runtime.Storage;

/// <summary>A verified event on its way into the inbox.</summary>
/// <param name="Client">Whose event it is.</param>
/// <param name="Body">As received, byte for byte.</param>
/// <param name="Lane">Ordering key; events of one client and lane are handled one after the other.</param>
/// <param name="ReceivedAt">The engine's clock.</param>
public sealed record Delivery(string Client, SourceEvent Event, ReadOnlyMemory<byte> Body, string Lane, DateTimeOffset ReceivedAt)
{
    /// <summary>Not to be taken up before this instant; null for at once, before everything that has one.</summary>
    public DateTimeOffset? NextAt { get; init; }
}
