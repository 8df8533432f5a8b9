using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Engine.Core.NetSuite.Account;

namespace Engine.Runtime.Doctor;

/// <summary>Writes <c>account.json</c>: names in order, one field a line, so that a second import shows in a diff what the account changed.</summary>
public static class AccountSchemaJson
{
    private const int FormatVersion = 1;

    private static readonly JsonWriterOptions options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Stream target, AccountSchema account)
    {
        using var writer = new Utf8JsonWriter(target, options);
        writer.WriteStartObject();
        writer.WriteNumber("formatVersion", FormatVersion);
        writer.WriteString("account", account.Account);
        if (!account.NotThere.IsEmpty)
        {
            Write(writer, "notThere", account.NotThere);
        }

        writer.WriteStartObject("records");
        foreach (var record in account.Records.Values)
        {
            writer.WriteStartObject(record.Name);
            Write(writer, "fields", record.Fields);
            writer.WriteStartObject("sublists");
            foreach (var (name, fields) in record.Sublists)
            {
                Write(writer, name, fields);
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.Flush();
        target.WriteByte((byte)'\n');
    }

    private static void Write(Utf8JsonWriter writer, string name, ImmutableSortedDictionary<string, AccountField> fields)
    {
        writer.WriteStartObject(name);
        foreach (var field in fields.Values)
        {
            Write(writer, field);
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, AccountField field)
    {
        var kind = field.Kind.ToString().ToLowerInvariant();
        if (field.Choices.IsEmpty && !field.IsRequired)
        {
            writer.WriteString(field.Name, kind);
            return;
        }

        writer.WriteStartObject(field.Name);
        writer.WriteString("is", kind);
        if (!field.Choices.IsEmpty)
        {
            Write(writer, "choices", field.Choices);
        }

        if (field.IsRequired)
        {
            writer.WriteBoolean("required", true);
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }
}
