using System.Collections.Immutable;
using System.Text.Json;
using Engine.Core.Configuration;
using Engine.Core.Values;

namespace Engine.Core.Rules;

/// <summary>Rule results as JSON: name, outcome (passed, failed, error), message, successEvent, output, properties, inputs, children.</summary>
public static class RuleResultJson
{
    /// <summary>Writes one object for each result, with its children below it.</summary>
    public static void Write(Utf8JsonWriter writer, ImmutableArray<RuleResult> results, string? workflow = null)
    {
        foreach (var result in results)
        {
            writer.WriteStartObject();
            if (workflow is not null)
            {
                writer.WriteString("workflow", workflow);
            }

            WriteMembers(writer, result);
            writer.WriteEndObject();
        }
    }

    private static void WriteMembers(Utf8JsonWriter writer, RuleResult result)
    {
        writer.WriteString("name", result.Name);
        writer.WriteString("outcome", result.Outcome switch { RuleOutcome.Passed => "passed", RuleOutcome.Failed => "failed", _ => "error" });
        writer.WriteString("message", result.Message);
        writer.WriteString("successEvent", result.SuccessEvent);
        writer.WritePropertyName("output");
        if (result.Output.IsFailure)
        {
            writer.WriteNullValue();
            writer.WriteString("outputError", result.Output.ToString());
        }
        else
        {
            ValueJson.Write(writer, result.Output);
        }

        if (result.Detail is { } detail)
        {
            WriteDetail(writer, detail);
        }

        writer.WriteStartArray("children");
        Write(writer, result.Children);
        writer.WriteEndArray();
    }

    private static void WriteDetail(Utf8JsonWriter writer, RuleDetail detail)
    {
        if (detail.Properties is not null)
        {
            writer.WritePropertyName("properties");
            ValueJson.Write(writer, ConfigValue.From(detail.Properties));
        }

        if (detail.Inputs.IsEmpty)
        {
            return;
        }

        writer.WriteStartObject("inputs");
        foreach (var (name, value) in detail.Inputs)
        {
            writer.WritePropertyName(name);
            ValueJson.Write(writer, value.IsFailure ? Value.Null : value);
        }

        writer.WriteEndObject();
    }
}
