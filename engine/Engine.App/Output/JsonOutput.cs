using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Engine.App.Output;

/// <summary>What <c>--format json</c> prints: one indented document that starts with its format version.</summary>
internal static class JsonOutput
{
    public const int FormatVersion = 1;

    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Stream target, Action<Utf8JsonWriter> members)
    {
        using (var writer = new Utf8JsonWriter(target, Options))
        {
            writer.WriteStartObject();
            writer.WriteNumber("formatVersion", FormatVersion);
            members(writer);
            writer.WriteEndObject();
        }

        target.Write(Encoding.UTF8.GetBytes("\n"));
        target.Flush();
    }
}
