using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using Engine.Core.Values;
using NodaTime;
using NodaTime.Text;

namespace Engine.Core.Sources.Files;

/// <summary>
/// Makes the events of a file: each row is the content of one CloudEvent. A file in which a card number stands is not taken, since it is
/// kept as it is. Codes: EVT001 to EVT009 with the line, EVT017, EVT018.
/// </summary>
public static class FileEvents
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>In the order of the file; ends after the first that is bad.</summary>
    public static IEnumerable<FileEvent> Read(FileContent file, FileRule rule)
    {
        var format = FileFormats.Find(rule.Format)!;
        if (format.IsUtf8 && !Utf8.IsValid(file.Bytes.Span))
        {
            yield return new FileEvent.Bad(1, EventCodes.BadRow, "The file is not text in UTF-8.");
            yield break;
        }

        var bytes = file.Bytes.Span.StartsWith(ByteOrderMark) ? file.Bytes[ByteOrderMark.Length..] : file.Bytes;
        foreach (var row in format.Read(file with { Bytes = bytes }, rule))
        {
            var read = ReadRow(file, rule, row);
            yield return read;
            if (read is FileEvent.Bad)
            {
                yield break;
            }
        }
    }

    private static FileEvent ReadRow(FileContent file, FileRule rule, FileRow row)
    {
        if (row.Problem is { } problem)
        {
            return new FileEvent.Bad(row.Line, problem.Code, problem.Text);
        }

        if (row.Facts is { } facts)
        {
            return Check(file.Source, rule, row.Line, Enclose(file, facts, row));
        }

        if (JsonBody.Parse(row.Content, out var rejection) is not { } content)
        {
            return new FileEvent.Bad(row.Line, rejection!.Code, rejection.Message);
        }

        if (content.Root.Kind != ValueKind.Object)
        {
            return new FileEvent.Bad(row.Line, EventCodes.BadRow, "The row is no JSON object.");
        }

        return Enclose(file, rule, row, content.Root) switch
        {
            null => new FileEvent.Bad(row.Line, EventCodes.BadRow, Lacks(rule)),
            { } envelope => Check(file.Source, rule, row.Line, envelope),
        };
    }

    private static FileEvent Check(string source, FileRule rule, int line, ReadOnlyMemory<byte> envelope)
    {
        _ = CardNumbers.Mask(envelope, out var cards, rule.Id);
        if (cards > 0)
        {
            return new FileEvent.Bad(line, EventCodes.CardInFile, "A card number stands in this row.");
        }

        return EventSources.Read(source, envelope) switch
        {
            EventReading.Read read => new FileEvent.Row(envelope, read),
            EventReading.Rejected(var code, var message) => new FileEvent.Bad(line, code, message),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static ReadOnlyMemory<byte>? Enclose(FileContent file, FileRule rule, FileRow row, Value content)
    {
        var id = rule.Id is { } idMember ? TextOf(content.Member(idMember)) : $"{file.Hash}:{row.Line.ToString(CultureInfo.InvariantCulture)}";
        var time = rule.Time is { } timeMember ? Instant(TextOf(content.Member(timeMember)), file.Zone) : file.ReceivedAt;
        if (id is null || time is not { } at)
        {
            return null;
        }

        return Enclose(file, new RowFacts(rule.Type, id, at), row);
    }

    private static ReadOnlyMemory<byte> Enclose(FileContent file, RowFacts facts, FileRow row)
    {
        var envelope = new ArrayBufferWriter<byte>(row.Content.Length + 320);
        using (var writer = new Utf8JsonWriter(envelope))
        {
            writer.WriteStartObject();
            writer.WriteString("specversion", CloudEventsSource.Version);
            writer.WriteString("id", facts.Id);
            writer.WriteString("source", "/files");
            writer.WriteString("type", facts.Type);
            writer.WriteString("time", Rfc3339.Write(facts.At));
            writer.WriteString(CloudEventsSource.File, file.Hash);
            writer.WriteNumber(CloudEventsSource.Line, row.Line);
            writer.WritePropertyName("data");
            writer.WriteRawValue(row.Content.Span, skipInputValidation: true);
            writer.WriteEndObject();
        }

        return envelope.WrittenMemory;
    }

    private static string Lacks(FileRule rule) => (rule.Id, rule.Time) switch
    {
        ({ } id, { } time) => $"The row has no `{id}`, or its `{time}` is neither an instant nor a date such as 2026-01-31.",
        ({ } id, null) => $"The row has no `{id}`.",
        (_, var time) => $"The row's `{time}` is neither an instant nor a date such as 2026-01-31.",
    };

    private static string? TextOf(Value value) => value.Kind is ValueKind.Text or ValueKind.Number ? value.ToString() : null;

    private static DateTimeOffset? Instant(string? text, DateTimeZone zone)
    {
        if (Rfc3339.TryRead(text, out var instant))
        {
            return instant;
        }

        return text is not null && LocalDatePattern.Iso.Parse(text) is { Success: true } date ? zone.AtStartOfDay(date.Value).ToDateTimeOffset() : null;
    }
}
