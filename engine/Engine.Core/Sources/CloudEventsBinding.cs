using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;

namespace Engine.Core.Sources;

/// <summary>
/// Takes a CloudEvents delivery over HTTP apart: structured, batched, or binary, where the attributes stand in <c>ce-</c> headers and the
/// body is the content. Codes: EVT001 to EVT004, EVT012, EVT015, EVT016. Source: HTTP protocol binding and JSON batch format of CloudEvents 1.0.2.
/// </summary>
public static class CloudEventsBinding
{
    public const int LargestBatch = 1000;

    private const string Structured = "application/cloudevents+json";
    private const string Batched = "application/cloudevents-batch+json";
    private const string AnyCloudEvent = "application/cloudevents";
    private const string VersionHeader = "ce-specversion";

    /// <param name="contentType">The Content-Type header; null when it is missing.</param>
    /// <param name="headers">All headers, one value each.</param>
    /// <param name="body">As received.</param>
    /// <param name="areHeadersTrusted">False where the body is signed and the headers are not: then binary mode is refused.</param>
    public static Unpacking Unpack(
        string? contentType, IReadOnlyList<KeyValuePair<string, string>> headers, ReadOnlyMemory<byte> body, bool areHeadersTrusted)
    {
        var mediaType = (contentType ?? "").Split(';')[0].Trim().ToLowerInvariant();
        if (mediaType is Structured or Batched)
        {
            return mediaType == Batched ? Batch(body) : new Unpacking.Envelopes([body], IsBatch: false);
        }

        if (mediaType.StartsWith(AnyCloudEvent, StringComparison.Ordinal) || !headers.Any(header => header.Key.Equals(VersionHeader, StringComparison.OrdinalIgnoreCase)))
        {
            return new Unpacking.Rejected(EventCodes.OtherFormat, $"Send {Structured}, {Batched}, or JSON with `ce-` headers.");
        }

        if (!areHeadersTrusted)
        {
            return new Unpacking.Rejected(EventCodes.OtherFormat, $"This source signs its bodies, and headers are not signed. Send {Structured}.");
        }

        return mediaType is "" or "application/json" or "text/json" || mediaType.EndsWith("+json", StringComparison.Ordinal)
            ? Binary(contentType, headers, body)
            : new Unpacking.Rejected(EventCodes.BinaryData, "The content of the event is not JSON; only application/json can be read.");
    }

    private static Unpacking Binary(string? contentType, IReadOnlyList<KeyValuePair<string, string>> headers, ReadOnlyMemory<byte> body)
    {
        if (body.Length > 0 && JsonBody.Parse(body, out var rejection) is null)
        {
            return new Unpacking.Rejected(rejection!.Code, rejection.Message);
        }

        if (CloudEventsHeaders.Read(headers, out var problem) is not { } attributes)
        {
            return new Unpacking.Rejected(EventCodes.NotACloudEvent, problem!);
        }

        var envelope = new ArrayBufferWriter<byte>(body.Length + 512);
        using (var writer = new Utf8JsonWriter(envelope))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in attributes)
            {
                writer.WriteString(name, value);
            }

            if (!string.IsNullOrWhiteSpace(contentType))
            {
                writer.WriteString("datacontenttype", contentType);
            }

            if (body.Length > 0)
            {
                writer.WritePropertyName("data");
                writer.WriteRawValue(body.Span, skipInputValidation: true);
            }

            writer.WriteEndObject();
        }

        return new Unpacking.Envelopes([envelope.WrittenMemory], IsBatch: false);
    }

    private static Unpacking Batch(ReadOnlyMemory<byte> body)
    {
        try
        {
            return Split(body);
        }
        catch (JsonException)
        {
            // Too deep, or no JSON at all: the one that reads bodies says which.
            _ = JsonBody.Parse(body, out var rejection);
            return new Unpacking.Rejected(rejection?.Code ?? EventCodes.NotJson, rejection?.Message ?? "The body is not JSON.");
        }
    }

    private static Unpacking Split(ReadOnlyMemory<byte> body)
    {
        var events = ImmutableArray.CreateBuilder<ReadOnlyMemory<byte>>();
        var reader = new Utf8JsonReader(body.Span);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray)
        {
            return new Unpacking.Rejected(EventCodes.BadBatch, "The batch is not a JSON array.");
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                return new Unpacking.Rejected(EventCodes.BadBatch, $"Item {events.Count} of the batch, counted from 0, is not an event.");
            }

            if (events.Count == LargestBatch)
            {
                return new Unpacking.Rejected(EventCodes.BadBatch, $"The batch has more than {LargestBatch} events.");
            }

            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            events.Add(body[start..(int)reader.BytesConsumed]);
        }

        // Anything after the array breaks here.
        _ = reader.Read();
        return new Unpacking.Envelopes(events.ToImmutable(), IsBatch: true);
    }
}
