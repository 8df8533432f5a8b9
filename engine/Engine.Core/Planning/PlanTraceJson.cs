using System.Collections.Immutable;
using System.Text.Json;
using Engine.Core.Rules;

namespace Engine.Core.Planning;

/// <summary>The mappings that were tried and the rule sets that validated the event, with their rules, as JSON.</summary>
internal static class PlanTraceJson
{
    public static void Write(Utf8JsonWriter writer, ImmutableArray<PlanTrace> traces)
    {
        writer.WriteStartArray("tried");
        foreach (var trace in traces)
        {
            writer.WriteStartObject();
            writer.WriteString("mapping", trace.Mapping);
            writer.WriteBoolean("passed", trace.Passed);
            writer.WriteString("condition", trace.Condition);
            WriteRules(writer, trace.Rules);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>Nothing when every rule passed.</summary>
    public static void Write(Utf8JsonWriter writer, ImmutableArray<RuleSetTrace> validated)
    {
        if (validated.IsEmpty)
        {
            return;
        }

        writer.WriteStartArray("validated");
        foreach (var trace in validated)
        {
            writer.WriteStartObject();
            writer.WriteString("ruleSet", trace.RuleSet);
            WriteRules(writer, trace.Rules);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    public static ImmutableArray<RuleSetTrace> ReadValidated(JsonElement plan) =>
        plan.TryGetProperty("validated", out var validated)
            ? [.. validated.EnumerateArray().Select(trace => new RuleSetTrace(trace.GetProperty("ruleSet").GetString()!, ReadRules(trace)))]
            : [];

    public static ImmutableArray<PlanTrace> Read(JsonElement plan) =>
        plan.TryGetProperty("tried", out var tried)
            ? [.. tried.EnumerateArray().Select(trace => new PlanTrace(
                trace.GetProperty("mapping").GetString()!,
                trace.GetProperty("passed").GetBoolean(),
                trace.GetProperty("condition").GetString()!,
                ReadRules(trace)))]
            : [];

    private static void WriteRules(Utf8JsonWriter writer, ImmutableArray<RuleResult> rules)
    {
        if (rules.IsEmpty)
        {
            return;
        }

        writer.WriteStartArray("rules");
        foreach (var rule in rules)
        {
            writer.WriteStartObject();
            writer.WriteString("name", rule.Name);
            writer.WriteString("outcome", WordOf(rule.Outcome));
            if (rule.Message is not null)
            {
                writer.WriteString("message", rule.Message);
            }

            WriteRules(writer, rule.Children);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static ImmutableArray<RuleResult> ReadRules(JsonElement element) =>
        element.TryGetProperty("rules", out var rules)
            ? [.. rules.EnumerateArray().Select(rule => new RuleResult(
                rule.GetProperty("name").GetString()!,
                OutcomeOf(rule.GetProperty("outcome").GetString()!),
                PlanJson.TextOrNull(rule, "message"),
                ReadRules(rule)))]
            : [];

    private static string WordOf(RuleOutcome outcome) => outcome switch
    {
        RuleOutcome.Passed => "passed",
        RuleOutcome.Failed => "failed",
        _ => "error",
    };

    private static RuleOutcome OutcomeOf(string word) => word switch
    {
        "passed" => RuleOutcome.Passed,
        "failed" => RuleOutcome.Failed,
        _ => RuleOutcome.Error,
    };
}
