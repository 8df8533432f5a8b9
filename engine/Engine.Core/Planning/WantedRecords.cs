using System.Collections.Immutable;
using Engine.Core.Expressions;
using Engine.Core.Mapping;
using Engine.Core.NetSuite;
using Engine.Core.Values;

namespace Engine.Core.Planning;

/// <summary>The records a mapping makes of an event, before looking at what NetSuite has; everything wrong is gathered.</summary>
internal sealed class WantedRecords
{
    private readonly EvaluationFrame frame;
    private readonly ImmutableArray<WantedRecord>.Builder records = ImmutableArray.CreateBuilder<WantedRecord>();
    private readonly ImmutableArray<PlanProblem>.Builder problems = ImmutableArray.CreateBuilder<PlanProblem>(0);

    // Used again for each record and line, so that each ends up with an array of its own size.
    private readonly List<FieldContent> fields = [];

    private WantedRecords(EvaluationFrame frame)
    {
        this.frame = frame;
    }

    public ImmutableArray<WantedRecord> Records => records.ToImmutable();

    public ImmutableArray<PlanProblem> Problems => problems.ToImmutable();

    public static WantedRecords Build(MappingConfig mapping, EvaluationFrame frame)
    {
        var wanted = new WantedRecords(frame);
        foreach (var record in mapping.Records)
        {
            if (wanted.Holds(record.When, record.Name))
            {
                wanted.Add(record);
            }
        }

        wanted.RefuseSameRecordTwice();
        return wanted;
    }

    private void Add(RecordMapping record)
    {
        if (RecordKeys.KeyOf(record.Type, record.ExternalId, frame) is not { } key)
        {
            problems.Add(RecordKeys.Explain(record.Name, record.ExternalId, frame));
            return;
        }

        var body = Fields(record.Fields, record.Name, "");
        var lines = Sublists(record);
        RequireLines(record, lines);
        records.Add(new WantedRecord(record.Name, key, record.Write, new RecordContent(body, lines)) { Origins = record.Origins });
    }

    private ImmutableArray<SublistContent> Sublists(RecordMapping record)
    {
        var sublists = ImmutableArray.CreateBuilder<SublistContent>(record.Lines.Length);
        foreach (var line in record.Lines)
        {
            var last = sublists.Count - 1;
            var contents = Lines(line, record.Name);
            if (last >= 0 && sublists[last].Name == line.Sublist.Name)
            {
                sublists[last] = new SublistContent(line.Sublist.Name, [.. sublists[last].Lines, .. contents]);
            }
            else
            {
                sublists.Add(new SublistContent(line.Sublist.Name, [.. contents]));
            }
        }

        return sublists.DrainToImmutable();
    }

    private List<LineContent> Lines(LineMapping line, string record)
    {
        if (line.Each is null)
        {
            return Holds(line.When, record) ? [new LineContent(Fields(line.Fields, record, line.Sublist.Name + "."))] : [];
        }

        var list = line.Each.Evaluate(frame);
        if (list.IsNothing)
        {
            // Only a value that is allowed to be missing comes here, as in `${ a.b ?? null }`: no list, no lines.
            return [];
        }

        if (list.Kind != ValueKind.List)
        {
            Problem(list, MappingCodes.BadFieldValue.Id, $"`each` of `{line.Sublist.Name}` takes a list, and the value is {list}.", record, line.Sublist.Name, line.Each);
            return [];
        }

        return LinesOf(list.AsList(), line, record);
    }

    private List<LineContent> LinesOf(IReadOnlyList<Value> elements, LineMapping line, string record)
    {
        var contents = new List<LineContent>();
        foreach (var element in elements)
        {
            if (line.Slot >= 0)
            {
                frame[line.Slot] = element;
            }

            if (Holds(line.When, record))
            {
                contents.Add(new LineContent(Fields(line.Fields, record, $"{line.Sublist.Name}[{contents.Count}].")));
            }
        }

        return contents;
    }

    private ImmutableArray<FieldContent> Fields(ImmutableArray<FieldMapping> mappings, string record, string prefix)
    {
        fields.Clear();
        foreach (var mapping in mappings)
        {
            var value = mapping.Value.Evaluate(frame);
            if (mapping.Optional && IsNotThere(value))
            {
                continue;
            }

            var fitted = FieldValues.Fit(mapping.Field, value);
            if (fitted.IsFailure || (fitted.IsNothing && mapping.Field.IsRequired))
            {
                Problem(fitted, MappingCodes.RequiredFieldEmpty.Id, $"`{mapping.Field.Name}` is required, and the value is {fitted}.", record, prefix + mapping.Field.Name, mapping.Value);
                continue;
            }

            fields.Add(new FieldContent(mapping.Field.Name, fitted));
        }

        return [.. fields];
    }

    // Missing, null, or computed from something that is: what `optional` allows for. Any other failure still counts.
    private static bool IsNotThere(Value value) =>
        value.IsNothing
        || (value.IsFailure && (value.AsFailure().Code == ExpressionCodes.PathMissing || value.AsFailure().Code == ExpressionCodes.ValueIsNull));

    private bool Holds(CompiledExpression? when, string record)
    {
        if (when is null)
        {
            return true;
        }

        var value = when.Evaluate(frame);
        if (value.IsFailure)
        {
            Problem(value, MappingCodes.ConditionFailed.Id, "", record, null, when);
        }

        return value == Value.True;
    }

    private void RequireLines(RecordMapping record, ImmutableArray<SublistContent> lines)
    {
        foreach (var sublist in record.Type.Sublists)
        {
            if (sublist.AtLeast > 0 && lines.FirstOrDefault(content => content.Name == sublist.Name)?.Lines.Length is { } count && count < sublist.AtLeast)
            {
                problems.Add(new PlanProblem(
                    MappingCodes.NoLines.Id, $"{record.Name} came out with {count} `{sublist.Name}` lines; NetSuite requires {sublist.AtLeast}.", record.Name, sublist.Name, record.Span));
            }
        }
    }

    private void RefuseSameRecordTwice()
    {
        if (records.DistinctBy(record => record.Key.ExternalId, StringComparer.OrdinalIgnoreCase).Count() == records.Count)
        {
            return;
        }

        var twice = records
            .GroupBy(record => (RecordTypes.Find(record.Key.RecordType)!.Group, record.Key.ExternalId.ToUpperInvariant()))
            .Where(group => group.Count() > 1);
        problems.AddRange(twice.Select(group => new PlanProblem(
            MappingCodes.SameRecordTwice.Id,
            $"{string.Join(" and ", group.Select(record => record.Name))} would both be {group.First().Key.ExternalId}.",
            group.First().Name,
            null,
            null)));
    }

    private void Problem(Value value, string code, string message, string record, string? field, CompiledExpression origin) =>
        problems.Add(value.IsFailure
            ? new PlanProblem(value.AsFailure().Code.Id, value.AsFailure().Message, record, field, origin.Span)
            : new PlanProblem(code, message, record, field, origin.Span));
}
