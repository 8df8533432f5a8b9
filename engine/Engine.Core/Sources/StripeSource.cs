using Engine.Core.Diagnostics;
using Engine.Core.Model;
using Engine.Core.Values;

namespace Engine.Core.Sources;

/// <summary>Reads the bodies that Stripe posts to a webhook. Signatures: <see cref="StripeSignature"/>.</summary>
public static class StripeSource
{
    public const string Name = "stripe";

    /// <summary>The largest body that is read, in bytes.</summary>
    public const int MaxBodyBytes = JsonBody.MaxBytes;

    private static readonly Value SnapshotEvent = Value.Of("event");

    private const int MaxNameLength = 255;
    private const long LastSecond = 253_402_300_799;

    /// <summary>
    /// Reads a snapshot event. Bounded: at most 1 MiB, 64 levels, no member twice. The event keeps reading from
    /// <paramref name="body"/>, which must not change afterwards. Codes: EVT001 to EVT011.
    /// </summary>
    public static EventReading Read(ReadOnlyMemory<byte> body) =>
        JsonBody.Parse(body, out var rejection) is { } payload ? Read(payload.Root) : rejection!;

    private static EventReading Read(Value envelope) =>
        CheckKind(envelope) ?? CheckMembers(envelope) ?? (EventReading)new EventReading.Read(new SourceEvent(
            Name,
            envelope.Member("id").AsText(),
            envelope.Member("type").AsText(),
            DateTimeOffset.FromUnixTimeSeconds((long)envelope.Member("created").AsNumber()),
            TextOf(envelope.Member("api_version")),
            envelope));

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

    private static string? TextOf(Value value) => value.Kind == ValueKind.Text ? value.AsText() : null;

    private static bool IsName(Value value) => value.TryGetUtf8(out var utf8)
        ? utf8.Length is > 0 and <= MaxNameLength && !utf8.ContainsAnyExceptInRange((byte)'!', (byte)'~')
        : IsName(TextOf(value));

    private static bool IsName(string? text) =>
        text is { Length: > 0 and <= MaxNameLength } && text.All(character => character is > ' ' and <= '~');

    private static bool IsInstant(Value value) =>
        value.Kind == ValueKind.Number && decimal.IsInteger(value.AsNumber()) && value.AsNumber() is >= 0 and <= LastSecond;

    private static string Shorten(string text) => IsName(text) && text.Length <= 40 ? text : "?";

    private static EventReading.Rejected Reject(DiagnosticCode code, string message) => new(code, message);
}
