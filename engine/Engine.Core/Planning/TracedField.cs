using System.Collections.Immutable;
using System.Globalization;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Expressions;
using Engine.Core.Mapping;
using Engine.Core.Values;

namespace Engine.Core.Planning;

/// <summary>A field of a mapping, found again by its place in a record, and the crosswalk rows that its value is read from.</summary>
internal sealed record TracedField(SourceSpan Origin, string Text, ImmutableArray<CrosswalkRow> Rows)
{
    /// <summary>Null when no line of the mapping fills it.</summary>
    /// <param name="record">The record's name in the plan: <c>memo[1]</c> for the second of a list.</param>
    public static TracedField? Find(RefusedPlace place, MappingConfig mapping, string record, EventContext context)
    {
        var rows = ImmutableArray.CreateBuilder<CrosswalkRow>();
        var frame = new EventContext(context.Source, context.Client) { OnCrosswalkRow = rows.Add }.FrameFor(mapping);
        var parts = record.Split('[', ']');
        if (mapping.Records.FirstOrDefault(candidate => candidate.Name == parts[0]) is not { } found)
        {
            return null;
        }

        SetElement(found.Each, found.Slot, parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0, frame);
        var field = place.Sublist is null ? FieldOf(found.Fields, place.Field) : LineField(found, place, frame);
        if (field is null)
        {
            return null;
        }

        // Only what this field's own expression reads counts.
        rows.Clear();
        field.Value.Evaluate(frame);
        return new TracedField(field.Span, field.Value.Text, [.. rows.Distinct()]);
    }

    /// <summary>Lines are counted as the planner makes them: block by block, element by element, those whose condition holds.</summary>
    private static FieldMapping? LineField(RecordMapping record, RefusedPlace place, EvaluationFrame frame)
    {
        var line = 0;
        foreach (var block in record.Lines.Where(block => block.Sublist.Name == place.Sublist))
        {
            var elements = block.Each is null ? 1 : ListOf(block.Each, frame).Count;
            for (var element = 0; element < elements; element++)
            {
                SetElement(block.Each, block.Slot, element, frame);
                if (block.When is not null && block.When.Evaluate(frame) != Value.True)
                {
                    continue;
                }

                if (line++ == place.Line)
                {
                    return FieldOf(block.Fields, place.Field);
                }
            }
        }

        return null;
    }

    private static void SetElement(CompiledExpression? each, int slot, int element, EvaluationFrame frame)
    {
        if (each is not null && slot >= 0 && ListOf(each, frame) is var list && element < list.Count)
        {
            frame[slot] = list[element];
        }
    }

    private static IReadOnlyList<Value> ListOf(CompiledExpression each, EvaluationFrame frame) =>
        each.Evaluate(frame) is { Kind: ValueKind.List } list ? list.AsList() : [];

    private static FieldMapping? FieldOf(ImmutableArray<FieldMapping> fields, string? name) => fields.FirstOrDefault(field => field.Field.Name == name);
}
