using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Engine.Core.Diagnostics.Formats;

/// <summary>
/// One JSON document: <c>formatVersion</c> 1 and <c>findings</c>, each with code, severity, message, help, file and range. Lines
/// and columns count from 1; the end is one past the last character; a column counts UTF-16 units.
/// </summary>
public sealed class JsonFormat : FindingFormat
{
    private static readonly JsonWriterOptions options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override string Name => "json";

    public override string Render(ImmutableArray<Finding> findings, ImmutableDictionary<string, string> texts, FindingStyle style)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, options))
        {
            writer.WriteStartObject();
            writer.WriteNumber("formatVersion", 1);
            writer.WriteStartArray("findings");
            foreach (var finding in findings)
            {
                Write(writer, finding);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    private static void Write(Utf8JsonWriter writer, Finding finding)
    {
        writer.WriteStartObject();
        writer.WriteString("code", finding.Code.Id);
        writer.WriteString("title", finding.Code.Title);
        writer.WriteString("severity", finding.Severity == Severity.Error ? "error" : "warning");
        writer.WriteString("message", finding.Message);
        writer.WriteString("help", finding.Code.Help);
        writer.WriteString("file", finding.Span.File);
        writer.WriteStartObject("range");
        Write(writer, "start", finding.Span.Start);
        Write(writer, "end", finding.Span.End);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, TextPosition position)
    {
        writer.WriteStartObject(name);
        writer.WriteNumber("line", position.Line);
        writer.WriteNumber("column", position.Column);
        writer.WriteEndObject();
    }
}
