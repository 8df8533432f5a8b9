using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Engine.Core.Model;
using Engine.Core.Values;

namespace Engine.Core.Sources;

/// <summary>
/// CloudEvents 1.0 in their JSON format, in which every source that a client declares is kept, whatever it was delivered as. One event
/// is told from another by <c>source</c> and <c>id</c> together, as the specification asks; <see cref="SourceEvent.Id"/> is both, with a
/// bar between them, which no URI reference can hold. Codes: EVT007 to EVT009, EVT012 to EVT014. Specification: github.com/cloudevents/spec.
/// </summary>
public sealed class CloudEventsSource : EventSource
{
    internal const string Version = "1.0";

    /// <summary>Extension attributes of an event that came in a file: its hash, and the line.</summary>
    internal const string File = "file";

    /// <inheritdoc cref="File"/>
    internal const string Line = "line";

    private const char Bar = '|';

    /// <summary>What a spec's events come from when it does not say.</summary>
    private const string SpecSource = "/spec";

    // RFC 3986: unreserved, reserved and the percent sign.
    private static readonly SearchValues<char> UriCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*+,;=%");

    public override string? OwnName => null;

    public override ImmutableArray<string> ContentPath { get; } = ["data"];

    public override EventReading Read(string source, Value envelope)
    {
        if (Check(envelope) is { } rejected)
        {
            return rejected;
        }

        return Rfc3339.TryRead(TextOf(envelope.Member("time")), out var time)
            ? new EventReading.Read(new SourceEvent(source, IdOf(envelope), envelope.Member("type").AsText(), time, ApiVersion: null, envelope))
            : Reject(EventCodes.NoTime, "The event's `time` is missing or is not an instant such as 2026-01-15T12:00:00Z.");
    }

    public override bool IsEnvelope(Value content) => content.Member("specversion").Kind != ValueKind.Missing;

    /// <summary>The same row in another file, as where statements overlap, tells the same.</summary>
    public override bool TellTheSame(ReadOnlyMemory<byte> one, ReadOnlyMemory<byte> other) =>
        Told(one) is { } first && Told(other) is { } second && JsonNode.DeepEquals(first, second);

    private static JsonObject? Told(ReadOnlyMemory<byte> body)
    {
        if (JsonBody.Parse(body, out _) is null || JsonNode.Parse(body.Span) is not JsonObject told)
        {
            return null;
        }

        told.Remove(File);
        told.Remove(Line);
        return told;
    }

    public override Value Enclose(EventFacts facts, Value content) => Value.Of(new ValueObject(
        ("specversion", Value.Of(Version)),
        ("id", Value.Of(facts.Id)),
        ("source", Value.Of(SpecSource)),
        ("type", Value.Of(facts.Type)),
        ("time", Value.Of(Rfc3339.Write(facts.At))),
        ("data", content)));

    private static string IdOf(Value envelope) => $"{envelope.Member("source").AsText()}{Bar}{envelope.Member("id").AsText()}";

    private static EventReading.Rejected? Check(Value envelope)
    {
        if (TextOf(envelope.Member("specversion")) != Version)
        {
            return Reject(EventCodes.NotACloudEvent, "The event's `specversion` is missing or is not \"1.0\".");
        }

        if (!IsName(envelope.Member("id")))
        {
            return Reject(EventCodes.NoId, "The event's `id` is missing or is not a name of 1 to 255 visible characters.");
        }

        if (!IsName(envelope.Member("source")) || envelope.Member("source").AsText().AsSpan().ContainsAnyExcept(UriCharacters))
        {
            return Reject(EventCodes.NoOrigin, "The event's `source` is missing or is not a URI reference of 1 to 255 characters.");
        }

        if (!IsName(envelope.Member("type")))
        {
            return Reject(EventCodes.NoType, "The event's `type` is missing or is not a name such as `com.example.invoice.paid`.");
        }

        return envelope.Member("data_base64").Kind == ValueKind.Missing
            ? null
            : Reject(EventCodes.BinaryData, "The event carries `data_base64`; only JSON in `data` can be read.");
    }
}
