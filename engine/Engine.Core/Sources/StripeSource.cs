using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Engine.Core.Model;
using Engine.Core.Values;

namespace Engine.Core.Sources;

/// <summary>
/// Snapshot events as Stripe posts them to a webhook: <c>"object": "event"</c> around <c>data.object</c>. Codes: EVT005 to EVT011.
/// Signatures: <see cref="StripeSignature"/>.
/// </summary>
public sealed class StripeSource : EventSource
{
    public const string Name = "stripe";

    private static readonly Value SnapshotEvent = Value.Of("event");

    // Counts deliveries that are still to be made, so it differs with each.
    private const string PendingWebhooks = "pending_webhooks";

    internal const long LastSecond = 253_402_300_799;

    public override string? OwnName => Name;

    public override ImmutableArray<string> ContentPath { get; } = ["data", "object"];

    public override EventReading Read(string source, Value envelope) =>
        CheckKind(envelope) ?? CheckMembers(envelope) ?? (EventReading)new EventReading.Read(new SourceEvent(
            Name,
            envelope.Member("id").AsText(),
            envelope.Member("type").AsText(),
            DateTimeOffset.FromUnixTimeSeconds((long)envelope.Member("created").AsNumber()),
            TextOf(envelope.Member("api_version")),
            envelope));

    public override bool IsEnvelope(Value content) => content.Member("object") == SnapshotEvent;

    public override Value Enclose(EventFacts facts, Value content) => Value.Of(new ValueObject(
        ("id", Value.Of(facts.Id)),
        ("object", SnapshotEvent),
        ("type", Value.Of(facts.Type)),
        ("api_version", Value.Of(facts.ApiVersion)),
        ("created", Value.Of((decimal)facts.At.ToUnixTimeSeconds())),
        ("data", Value.Of(new ValueObject(("object", content), ("previous_attributes", facts.Previous))))));

    public override Value Instant(DateTimeOffset at) => Value.Of((decimal)at.ToUnixTimeSeconds());

    public override bool TellTheSame(ReadOnlyMemory<byte> one, ReadOnlyMemory<byte> other) =>
        Told(one) is { } first && Told(other) is { } second && JsonNode.DeepEquals(first, second);

    private static JsonObject? Told(ReadOnlyMemory<byte> body)
    {
        if (JsonBody.Parse(body, out _) is null || JsonNode.Parse(body.Span) is not JsonObject told)
        {
            return null;
        }

        told.Remove(PendingWebhooks);
        return told;
    }

    private static EventReading.Rejected? CheckKind(Value envelope) =>
        envelope.Member("object") is var kind && kind == SnapshotEvent ? null : RejectKind(TextOf(kind));

    private static EventReading.Rejected RejectKind(string? kind) => kind switch
    {
        "v2.core.event" => Reject(EventCodes.ThinEvent, "This is a thin event (v2.core.event); the engine reads snapshot events."),
        { } other => Reject(EventCodes.NotAnEvent, $"The body is a Stripe `{Shorten(other)}`, not an event."),
        null => Reject(EventCodes.NotAnEvent, "The body has no `object` that says \"event\"."),
    };

    private static EventReading.Rejected? CheckMembers(Value envelope)
    {
        if (!IsName(envelope.Member("id")))
        {
            return Reject(EventCodes.NoId, "The event's `id` is missing or is not a name of 1 to 255 visible characters.");
        }

        if (!IsName(envelope.Member("type")))
        {
            return Reject(EventCodes.NoType, "The event's `type` is missing or is not a name such as `invoice.paid`.");
        }

        if (!IsInstant(envelope.Member("created")))
        {
            return Reject(EventCodes.NoTime, "The event's `created` is missing or is not a whole number of seconds since 1970.");
        }

        if (envelope.Member("api_version").Kind is not (ValueKind.Text or ValueKind.Null or ValueKind.Missing))
        {
            return Reject(EventCodes.BadApiVersion, "The event's `api_version` is neither text nor null.");
        }

        return envelope.Member("data").Member("object").Kind == ValueKind.Object
            ? null
            : Reject(EventCodes.NoObject, "The event has no `data.object`.");
    }

    private static bool IsInstant(Value value) =>
        value.Kind == ValueKind.Number && decimal.IsInteger(value.AsNumber()) && value.AsNumber() is >= 0 and <= LastSecond;
}
