using System.Collections.Immutable;
using System.Text.Json;
using Engine.Core.Mapping;
using Engine.Core.Model;
using Engine.Core.NetSuite;

namespace Engine.Core.Planning;

/// <summary>One step of a plan as a JSON object.</summary>
internal static class PlanStepJson
{
    public static void Write(Utf8JsonWriter writer, PlanStep step)
    {
        writer.WriteStartObject();
        writer.WriteString("action", WordOf(step.Action));
        writer.WriteString("record", step.Wanted.Key.RecordType);
        writer.WriteString("externalId", step.Wanted.Key.ExternalId);
        writer.WriteString("name", step.Wanted.Name);
        writer.WriteString("write", WriteModes.Write(step.Wanted.Write));
        if (step.InternalId is not null)
        {
            writer.WriteString("internalId", step.InternalId);
        }

        WriteFrom(writer, step.Wanted.From);
        if (step.Wanted.OnConflict != ConflictPolicy.Raise)
        {
            writer.WriteString("conflict", ConflictPolicies.Write(step.Wanted.OnConflict));
        }

        RecordContentJson.Write(writer, step.Wanted.Content);
        WriteNames(writer, "onlyOnCreate", step.Wanted.OnlyOnCreate);
        WriteNames(writer, "onlyOnUpdate", step.Wanted.OnlyOnUpdate);
        if (step.Wanted.Fact is { } fact)
        {
            writer.WriteStartObject("fact");
            writer.WriteString("at", fact.At);
            writer.WriteString("type", fact.EventType);
            writer.WriteString("id", fact.EventId);
            writer.WriteEndObject();
        }

        if (step.Wanted.Linked is { } link)
        {
            writer.WriteStartObject("linked");
            writer.WriteString("internalId", link.InternalId);
            writer.WriteString("note", link.Note);
            writer.WriteEndObject();
        }

        WriteChanges(writer, step);
        WriteOrigins(writer, step.Wanted.Origins);
        if (step.Note is not null)
        {
            writer.WriteString("note", step.Note);
        }

        writer.WriteEndObject();
    }

    public static PlanStep Read(JsonElement element)
    {
        var key = new RecordKey(element.GetProperty("record").GetString()!, element.GetProperty("externalId").GetString()!);
        var wanted = new WantedRecord(
            element.GetProperty("name").GetString()!,
            key,
            WriteModes.Read(element.GetProperty("write").GetString()),
            RecordContentJson.Read(element))
        {
            OnlyOnCreate = ReadNames(element, "onlyOnCreate"),
            OnlyOnUpdate = ReadNames(element, "onlyOnUpdate"),
            Fact = element.TryGetProperty("fact", out var fact)
                ? new FactStamp(fact.GetProperty("at").GetDateTimeOffset(), fact.GetProperty("type").GetString()!, fact.GetProperty("id").GetString()!)
                : null,
            Linked = element.TryGetProperty("linked", out var link)
                ? new LinkedRecord(link.GetProperty("internalId").GetString()!, link.GetProperty("note").GetString()!)
                : null,
            Origins = ReadOrigins(element),
            From = ReadFrom(element),
            OnConflict = ConflictPolicies.Read(PlanJson.TextOrNull(element, "conflict")),
        };
        return new PlanStep(
            wanted,
            ActionOf(element.GetProperty("action").GetString()!),
            PlanJson.TextOrNull(element, "internalId"),
            element.TryGetProperty("changes", out var changes) ? RecordContentJson.Read(changes) : RecordContent.Empty,
            ReadDifferences(element),
            PlanJson.TextOrNull(element, "note"));
    }

    private static void WriteFrom(Utf8JsonWriter writer, TransformSource? from)
    {
        if (from is null)
        {
            return;
        }

        writer.WriteStartObject("from");
        writer.WritePropertyName(from.RecordType);
        FieldValueJson.Write(writer, from.Record);
        writer.WriteEndObject();
    }

    private static TransformSource? ReadFrom(JsonElement element) =>
        element.TryGetProperty("from", out var member) && member.EnumerateObject().First() is var source
            ? new TransformSource(source.Name, FieldValueJson.Read(source.Value))
            : null;

    private static void WriteNames(Utf8JsonWriter writer, string member, ImmutableArray<string> names)
    {
        if (names.IsEmpty)
        {
            return;
        }

        writer.WriteStartArray(member);
        foreach (var name in names)
        {
            writer.WriteStringValue(name);
        }

        writer.WriteEndArray();
    }

    private static ImmutableArray<string> ReadNames(JsonElement element, string member) =>
        element.TryGetProperty(member, out var names) ? [.. names.EnumerateArray().Select(name => name.GetString()!)] : [];

    private static void WriteChanges(Utf8JsonWriter writer, PlanStep step)
    {
        if (!step.Changes.IsEmpty)
        {
            writer.WriteStartObject("changes");
            RecordContentJson.Write(writer, step.Changes);
            writer.WriteEndObject();
        }

        if (step.Differences.IsEmpty)
        {
            return;
        }

        writer.WriteStartArray("differences");
        foreach (var difference in step.Differences)
        {
            writer.WriteStartObject();
            writer.WriteString("field", difference.Field);
            writer.WriteString("there", difference.There);
            writer.WriteString("wanted", difference.Wanted);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static ImmutableArray<FieldDifference> ReadDifferences(JsonElement element) =>
        element.TryGetProperty("differences", out var differences)
            ? [.. differences.EnumerateArray().Select(difference => new FieldDifference(
                difference.GetProperty("field").GetString()!,
                difference.GetProperty("there").GetString()!,
                difference.GetProperty("wanted").GetString()!))]
            : [];

    private static void WriteOrigins(Utf8JsonWriter writer, ImmutableArray<FieldOrigin> origins)
    {
        if (origins.IsEmpty)
        {
            return;
        }

        writer.WriteStartObject("origins");
        foreach (var origin in origins.DistinctBy(origin => origin.Path))
        {
            writer.WriteString(origin.Path, SpanText.Write(origin.Span));
        }

        writer.WriteEndObject();
    }

    private static ImmutableArray<FieldOrigin> ReadOrigins(JsonElement element) =>
        element.TryGetProperty("origins", out var origins)
            ? [.. origins.EnumerateObject().Select(origin => new FieldOrigin(origin.Name, SpanText.Read(origin.Value.GetString()!)))]
            : [];

    private static string WordOf(StepAction action) => action switch
    {
        StepAction.Create => "create",
        StepAction.Update => "update",
        _ => "unchanged",
    };

    private static StepAction ActionOf(string word) => word switch
    {
        "create" => StepAction.Create,
        "update" => StepAction.Update,
        _ => StepAction.Unchanged,
    };
}
