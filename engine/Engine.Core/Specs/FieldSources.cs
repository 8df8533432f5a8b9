using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Expressions;
using Engine.Core.Mapping;
using Engine.Core.Planning;
using Engine.Core.Values;

namespace Engine.Core.Specs;

/// <summary>Finds the configuration behind a planned value by making the value once more.</summary>
internal static class FieldSources
{
    /// <summary>The mapping's line of the field, then the rows of crosswalks it took. Empty when no mapping wrote the field.</summary>
    /// <param name="sublist">Null for a body field.</param>
    /// <param name="line">The line's place in the sublist, from 0.</param>
    public static ImmutableArray<SourceSpan> Of(PlayedStep step, ClientConfig client, string? sublist, int line, string field)
    {
        var mapping = client.Mappings.FirstOrDefault(known => known.Name == step.Event.Plan.Mapping);
        var (name, element) = NameOf(step.Step.Wanted.Name);
        if (mapping?.Records.FirstOrDefault(known => known.Name == name) is not { } record)
        {
            return [];
        }

        var rows = new List<CrosswalkRow>();
        var frame = Frame(step, client, mapping, record, element, rows.Add);
        var fields = sublist is null ? record.Fields : LinesBehind(record, frame, sublist, line)?.Fields ?? [];
        if (fields.FirstOrDefault(known => known.Field.Name == field) is not { } written)
        {
            return [];
        }

        var before = rows.Distinct().ToList();
        rows.Clear();
        var made = written.Value.Evaluate(frame);
        // Several may be looked up for one value, a default among them; and a name of `let` or a route was computed before. Those count that hold the value.
        var taken = rows.Distinct().ToList();
        var holding = (taken.Count > 0 ? taken : before).Where(row => row.InternalId == made.ToString()).ToList();
        return [written.Span, .. (holding.Count > 0 ? holding : taken).Select(row => row.Span)];
    }

    // Records made of a list are named by the element's place: memo[0].
    private static (string Name, int? Element) NameOf(string step) =>
        step.EndsWith(']') && step.LastIndexOf('[') is var at && int.TryParse(step.AsSpan(at + 1, step.Length - at - 2), out var element)
            ? (step[..at], element)
            : (step, null);

    private static EvaluationFrame Frame(PlayedStep step, ClientConfig client, MappingConfig mapping, RecordMapping record, int? element, Action<CrosswalkRow> onRow)
    {
        var scripts = client.Scripts.Count == 0 ? null : new Scripts.ScriptCalls(step.Event.Observed.Scripts);
        var frame = new EventContext(step.Event.Source, client, scripts) { OnCrosswalkRow = onRow }.FrameFor(mapping);
        AnsweredNames.Fill(mapping, step.Event.Source, frame, step.Event.Observed);
        if (record.Each?.Evaluate(frame) is { Kind: ValueKind.List } list && element is { } place)
        {
            frame[record.Slot] = list.AsList()[place];
        }

        return frame;
    }

    /// <summary>The block of lines that gives the line at a place, with the frame set to the line's element.</summary>
    private static LineMapping? LinesBehind(RecordMapping record, EvaluationFrame frame, string sublist, int place)
    {
        foreach (var block in record.Lines.Where(block => block.Sublist.Name == sublist))
        {
            var elements = block.Each?.Evaluate(frame) switch
            {
                null => [Value.Missing],
                { Kind: ValueKind.List } list => list.AsList(),
                _ => [],
            };
            foreach (var element in elements)
            {
                if (block.Slot >= 0)
                {
                    frame[block.Slot] = element;
                }

                if ((block.When is null || block.When.Evaluate(frame) == Value.True) && place-- == 0)
                {
                    return block;
                }
            }
        }

        return null;
    }
}
