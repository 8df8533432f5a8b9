using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Engine.Runtime.ExceptionQueue;
using Engine.Runtime.Storage;

namespace Engine.Runtime.Hosting.Exceptions;

/// <summary>Another payload that the source sent for the same event. It is kept and does nothing.</summary>
/// <param name="Count">How often it was delivered.</param>
/// <param name="Payload">The whole of it.</param>
/// <param name="Differences">What it says otherwise than the one that was delivered first.</param>
public sealed record OtherBodyView(DateTimeOffset FirstAt, long Count, string BodyHash, JsonNode? Payload, ImmutableArray<Difference> Differences)
{
    public static ImmutableArray<OtherBodyView> All(ItemReport report) =>
    [
        .. report.Others.Select(other => new OtherBodyView(
            other.Delivery.FirstAt,
            other.Delivery.Count,
            other.Delivery.BodyHash,
            Shown.Json(other.Body),
            Shown.All(ExceptionQueue.Differences.OfPayloads(report.Event.Body, other.Body)))),
    ];
}
