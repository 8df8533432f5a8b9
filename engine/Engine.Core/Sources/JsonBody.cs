using System.Text.Json;
using System.Text.Unicode;
using Engine.Core.Diagnostics;
using Engine.Core.Values;

namespace Engine.Core.Sources;

/// <summary>Reads an untrusted JSON body within the bounds of <see cref="JsonValue.Options"/> and says which bound was broken.</summary>
internal static class JsonBody
{
    public const int MaxBytes = 1024 * 1024;

    /// <summary>
    /// The document when it is good; otherwise null and the reason: EVT001 too large, EVT002 not JSON, EVT003 too deep,
    /// EVT004 a member twice. The document reads from <paramref name="body"/>, which must not change afterwards.
    /// </summary>
    public static JsonPayload? Parse(ReadOnlyMemory<byte> body, out EventReading.Rejected? rejection)
    {
        var payload = body.Length <= MaxBytes ? JsonPayload.TryRead(body) : null;

        // Only what is refused, or has escapes that may stand for half of a character, is worth a second look.
        rejection = payload is null || body.Span.IndexOf("\\u"u8) >= 0 ? Check(body.Span) : null;
        if (rejection is not null)
        {
            return null;
        }

        // The scan has passed syntax and depth: only a repeated member is left.
        rejection = payload is null ? Reject(EventCodes.RepeatedMember, "An object in the body has the same member twice.") : null;
        return payload;
    }

    private static ReadOnlySpan<byte> GzipStart => [0x1F, 0x8B];

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private static EventReading.Rejected? Check(ReadOnlySpan<byte> body)
    {
        if (body.Length > MaxBytes)
        {
            return Reject(EventCodes.TooLarge, $"The body has {body.Length} bytes; at most {MaxBytes} are read.");
        }

        if (!Utf8.IsValid(body))
        {
            return Reject(EventCodes.NotJson, body.StartsWith(GzipStart) ? "The body is compressed; it is read as it is sent." : "The body is not text in UTF-8.");
        }

        try
        {
            return Scan(body);
        }
        catch (JsonException broken)
        {
            return Reject(EventCodes.NotJson, body.StartsWith(ByteOrderMark) ? "The body begins with a byte order mark, which JSON does not have." : $"The body is not JSON: it breaks at line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1}.");
        }
        catch (InvalidOperationException)
        {
            // The reader's answer to half of a surrogate pair in an escape; the text could not be read later.
            return Reject(EventCodes.NotJson, "The body is not JSON: a text in it escapes half of a character.");
        }
    }

    private static EventReading.Rejected? Scan(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = int.MaxValue });
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray && reader.CurrentDepth >= JsonValue.Options.MaxDepth)
            {
                return Reject(EventCodes.TooDeep, $"The body is nested more than {JsonValue.Options.MaxDepth} levels deep.");
            }

            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
            {
                _ = reader.GetString();
            }
        }

        return null;
    }

    private static EventReading.Rejected Reject(DiagnosticCode code, string message) => new(code, message);
}
