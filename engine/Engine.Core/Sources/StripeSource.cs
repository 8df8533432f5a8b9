using System.Text.Json;
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

    private const int MaxNameLength = 255;
    private const long LastSecond = 253_402_300_799;

    /// <summary>
    /// Reads a snapshot event. Bounded: at most 1 MiB, 64 levels, no member twice. The event keeps reading from
    /// <paramref name="body"/>, which must not change afterwards. Codes: EVT001 to EVT011.
    /// </summary>
    public static EventReading Read(ReadOnlyMemory<byte> body) =>
        JsonBody.Parse(body, out var rejection) is { } document ? Read(document.RootElement) : rejection!;

    private static EventReading Read(JsonElement envelope) =>
        CheckKind(envelope) ?? CheckMembers(envelope) ?? (EventReading)new EventReading.Read(new SourceEvent(
            Name,
            envelope.GetProperty("id").GetString()!,
            envelope.GetProperty("type").GetString()!,
            DateTimeOffset.FromUnixTimeSeconds(envelope.GetProperty("created").GetInt64()),
            Member(envelope, "api_version") is { ValueKind: JsonValueKind.String } version ? version.GetString() : null,
            JsonValue.From(envelope)));

    private static EventReading.Rejected? CheckKind(JsonElement envelope) => TextOf(Member(envelope, "object")) switch
    {
        "event" => null,
        "v2.core.event" => Reject(EventCodes.ThinEvent, "This is a thin event (v2.core.event); the engine reads snapshot events."),
        { } other => Reject(EventCodes.NotAnEvent, $"The body is a Stripe `{Shorten(other)}`, not an event."),
        null => Reject(EventCodes.NotAnEvent, "The body has no `object` that says \"event\"."),
    };

    private static EventReading.Rejected? CheckMembers(JsonElement envelope)
    {
        if (!IsName(TextOf(Member(envelope, "id"))))
        {
            return Reject(EventCodes.NoId, "The event's `id` is missing or is not a name of 1 to 255 visible characters.");
        }

        if (!IsName(TextOf(Member(envelope, "type"))))
        {
            return Reject(EventCodes.NoType, "The event's `type` is missing or is not a name such as `invoice.paid`.");
        }

        if (!IsInstant(Member(envelope, "created")))
        {
            return Reject(EventCodes.NoTime, "The event's `created` is missing or is not a whole number of seconds since 1970.");
        }

        if (Member(envelope, "api_version").ValueKind is not (JsonValueKind.String or JsonValueKind.Null or JsonValueKind.Undefined))
        {
            return Reject(EventCodes.BadApiVersion, "The event's `api_version` is neither text nor null.");
        }

        return Member(Member(envelope, "data"), "object").ValueKind == JsonValueKind.Object
            ? null
            : Reject(EventCodes.NoObject, "The event has no `data.object`.");
    }

    private static JsonElement Member(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var member) ? member : default;

    private static string? TextOf(JsonElement element) => element.ValueKind == JsonValueKind.String ? element.GetString() : null;

    private static bool IsName(string? text) =>
        text is { Length: > 0 and <= MaxNameLength } && text.All(character => character is > ' ' and <= '~');

    private static bool IsInstant(JsonElement element) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetInt64(out var seconds) && seconds is >= 0 and <= LastSecond;

    private static string Shorten(string text) => IsName(text) && text.Length <= 40 ? text : "?";

    private static EventReading.Rejected Reject(DiagnosticCode code, string message) => new(code, message);
}
