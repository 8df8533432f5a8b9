using System.Collections.Immutable;
using System.Globalization;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.NetSuite;
using Engine.Core.Planning;
using Engine.Core.Values;

namespace Engine.Core.Specs;

/// <summary>Compares one planned step with one that a spec expects. Only the fields that the spec lists are compared.</summary>
internal sealed class StepComparison(FindingSink findings)
{
    private static readonly string[] Actions = ["create", "update", "unchanged"];

    /// <summary>Whether an expected step speaks of this planned one: action, record type and external id agree.</summary>
    public static bool IsFor(ConfigMapping expected, PlanStep step) =>
        Actions.Any(action => WordOf(step.Action) == action && expected.Text(action) == step.Wanted.Key.RecordType)
        && expected.Text("externalId") == step.Wanted.Key.ExternalId;

    public static string Describe(ConfigMapping expected)
    {
        var action = Actions.FirstOrDefault(word => expected[word] is not null);
        return $"{action} {expected.Text(action ?? "")} {expected.Text("externalId")}";
    }

    public static string Describe(PlanStep step) => $"{WordOf(step.Action)} {step.Wanted.Key}";

    public void Compare(ConfigMapping expected, PlanStep step)
    {
        // An update is judged by what it sends, a create by the whole record.
        var content = step.Action switch
        {
            StepAction.Update => step.Changes,
            StepAction.Create => step.Wanted.ForCreate,
            _ => step.Wanted.ForUpdate,
        };
        CompareFields(expected.Mapping("fields"), content.Fields, "", step);
        foreach (var entry in expected.Mapping("lines")?.Entries ?? [])
        {
            var lines = content.Sublists.FirstOrDefault(list => list.Name == entry.Name)?.Lines ?? [];
            CompareLines(entry, lines, step);
        }
    }

    private void CompareLines(ConfigEntry expected, ImmutableArray<LineContent> lines, PlanStep step)
    {
        var items = ((ConfigSequence)expected.Value).Items;
        if (items.Length != lines.Length)
        {
            findings.Error(
                SpecCodes.FieldDiffers, expected.Key.Span, $"{Describe(step)}: {lines.Length} `{expected.Name}` lines are planned, {items.Length} expected.");
            return;
        }

        for (var i = 0; i < items.Length; i++)
        {
            CompareFields(items[i] as ConfigMapping, lines[i].Fields, expected.Name + ".", step);
        }
    }

    private void CompareFields(ConfigMapping? expected, ImmutableArray<FieldContent> fields, string prefix, PlanStep step)
    {
        foreach (var entry in expected?.Entries ?? [])
        {
            var planned = fields.FirstOrDefault(field => field.Name == entry.Name).Value;
            if (entry.Value is ConfigMapping inner)
            {
                CompareFields(inner, InnerOf(planned), $"{prefix}{entry.Name}.", step);
            }
            else if (entry.Value is ConfigScalar scalar && !IsAsExpected(scalar, planned))
            {
                findings.Error(
                    SpecCodes.FieldDiffers,
                    scalar.Span,
                    $"{Describe(step)}: `{prefix}{entry.Name}` is planned as {planned}, expected {scalar.Text}.{OriginOf(prefix + entry.Name, step)}");
            }
        }
    }

    private static ImmutableArray<FieldContent> InnerOf(Value planned) => planned.Kind == ValueKind.Object
        ? [.. planned.AsObject().Members.Select(member => new FieldContent(member.Key, member.Value))]
        : [];

    private static string OriginOf(string path, PlanStep step)
    {
        var origin = step.Wanted.Origins.FirstOrDefault(candidate => candidate.Path == path);
        return origin is null ? "" : $" It comes from {origin.Span}.";
    }

    private static bool IsAsExpected(ConfigScalar expected, Value planned) => planned.Kind switch
    {
        ValueKind.Number or ValueKind.Amount =>
            decimal.TryParse(expected.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number == planned.AsNumber(),
        ValueKind.Null or ValueKind.Missing => expected.IsNull,
        _ => planned.ToString() == expected.Text,
    };

    private static string WordOf(StepAction action) => action.ToString().ToLowerInvariant();
}
