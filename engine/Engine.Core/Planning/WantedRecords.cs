using System.Collections.Immutable;
using Engine.Core.Expressions;
using Engine.Core.Functions;
using Engine.Core.Mapping;
using Engine.Core.NetSuite;
using Engine.Core.Values;

namespace Engine.Core.Planning;

/// <summary>The records a mapping makes of an event, before looking at what NetSuite has; everything wrong is gathered.</summary>
internal sealed class WantedRecords
{
    private readonly EvaluationFrame frame;
    private readonly int recordsSlot;
    private readonly ConflictPolicy onConflict;
    private readonly HashSet<string> elementwise;
    private readonly HashSet<string> planned = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Value> shown = new(StringComparer.Ordinal);
    private readonly ImmutableArray<WantedRecord>.Builder records = ImmutableArray.CreateBuilder<WantedRecord>();
    private readonly ImmutableArray<PlanProblem>.Builder problems = ImmutableArray.CreateBuilder<PlanProblem>(0);

    // Used again for each record and line, so that each ends up with an array of its own size.
    private readonly List<FieldContent> fields = [];

    private int? element;

    private WantedRecords(MappingConfig mapping, EvaluationFrame frame)
    {
        this.frame = frame;
        recordsSlot = mapping.RecordsSlot;
        onConflict = mapping.OnConflict;
        elementwise = [.. mapping.Records.Where(record => record.Each is not null).Select(record => record.Name)];
    }

    public ImmutableArray<WantedRecord> Records => records.ToImmutable();

    /// <summary>The fields that got a value for some record or line.</summary>
    public HashSet<FieldMapping> Reached { get; } = new(ReferenceEqualityComparer.Instance);

    public ImmutableArray<PlanProblem> Problems => problems.ToImmutable();

    public static WantedRecords Build(MappingConfig mapping, EvaluationFrame frame)
    {
        var wanted = new WantedRecords(mapping, frame);
        foreach (var record in mapping.Records)
        {
            wanted.AddAll(record, mapping);
        }

        wanted.RefuseSameRecordTwice();
        return wanted;
    }

    private void AddAll(RecordMapping record, MappingConfig mapping)
    {
        if (record.Each is null)
        {
            AddOne(record, mapping, null);
            return;
        }

        var list = record.Each.Evaluate(frame);
        if (!list.IsNothing && list.Kind != ValueKind.List)
        {
            Problem(list, MappingCodes.BadFieldValue.Id, $"`each` of {record.Name} takes a list, and the value is {list}.", record.Name, null, record.Each);
            return;
        }

        var elements = list.IsNothing ? [] : list.AsList();
        for (var i = 0; i < elements.Count; i++)
        {
            frame[record.Slot] = elements[i];
            AddOne(record, mapping, i);
        }
    }

    private void AddOne(RecordMapping record, MappingConfig mapping, int? place)
    {
        element = place;
        frame[recordsSlot] = Above(mapping);
        if (Holds(record.When, record.Name))
        {
            planned.Add(NameOf(record.Name));
            Add(record);
        }
    }

    // Records made of a list are told apart by the element's place: memo[0], memo[1].
    private string NameOf(string record) => element is { } place && elementwise.Contains(record) ? $"{record}[{place}]" : record;

    /// <summary>The records above as <c>records</c> shows them; of those made of a list, the one of the same element.</summary>
    private Value Above(MappingConfig mapping) => Value.Of(new ValueObject(
        [.. mapping.Records.Where(record => shown.ContainsKey(NameOf(record.Name))).Select(record => (record.Name, shown[NameOf(record.Name)]))]));

    private static Value Show(RecordKey key, ImmutableArray<FieldContent> fields) => Value.Of(new ValueObject(
        ("externalId", Value.Of(key.ExternalId)),
        ("fields", Value.Of(new ValueObject([.. fields.Select(field => (field.Name, field.Value))])))));

    private void Add(RecordMapping record)
    {
        if (RecordKeys.KeyOf(record.Type, record.ExternalId, frame) is not { } key)
        {
            problems.Add(RecordKeys.Explain(record.Name, record.ExternalId, frame));
            return;
        }

        var before = problems.Count;
        var body = Content(record.Fields, record.Groups, record.Name, "");
        var lines = Sublists(record);
        if (record.SkipsOnMiss && AreMisses(before))
        {
            planned.Remove(NameOf(record.Name));
            return;
        }

        RequireLines(record, lines);
        shown[NameOf(record.Name)] = Show(key, body);
        records.Add(new WantedRecord(NameOf(record.Name), key, record.Write, new RecordContent(body, lines))
        {
            OnlyOnCreate = Only(record, FieldMoment.Create),
            OnlyOnUpdate = Only(record, FieldMoment.Update),
            Origins = record.Origins,
            From = From(record),
            OnConflict = onConflict,
        });
    }

    private TransformSource? From(RecordMapping record)
    {
        if (record.From is not { } from)
        {
            return null;
        }

        var value = Point(FieldValues.Fit(from.Field, from.Record.Evaluate(frame)), from.Field.Name);
        if (value.Kind == ValueKind.Reference)
        {
            return new TransformSource(from.RecordType, value);
        }

        Problem(value, MappingCodes.BadFieldValue.Id, $"`from` takes a {from.RecordType}, and the value is {value}.", record.Name, from.Field.Name, from.Record);
        return null;
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
            return Holds(line.When, record) && Line(line, record, line.Sublist.Name + ".") is { } single ? [single] : [];
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

            if (Holds(line.When, record) && Line(line, record, $"{line.Sublist.Name}[{contents.Count}].") is { } content)
            {
                contents.Add(content);
            }
        }

        return contents;
    }

    // Null when a crosswalk lacks a row and the line is then to be left out.
    private LineContent? Line(LineMapping line, string record, string prefix)
    {
        var before = problems.Count;
        var content = Content(line.Fields, line.Groups, record, prefix);
        return line.SkipsOnMiss && AreMisses(before) ? null : new LineContent(content);
    }

    /// <summary>Takes back the problems since then when there are some and all are keys that a crosswalk has no row for.</summary>
    private bool AreMisses(int before)
    {
        if (problems.Count == before || problems.Skip(before).Any(problem => problem.Code != FunctionCodes.NoCrosswalkRow.Id))
        {
            return false;
        }

        problems.Count = before;
        return true;
    }

    private ImmutableArray<FieldContent> Content(ImmutableArray<FieldMapping> mappings, ImmutableArray<FieldGroup> groups, string record, string prefix)
    {
        var content = Fields(mappings, record, prefix);
        foreach (var group in groups)
        {
            var inner = Fields(group.Fields, record, $"{prefix}{group.Field.Name}.");
            if (!inner.IsEmpty)
            {
                content = content.Add(new FieldContent(group.Field.Name, Value.Of(new ValueObject([.. inner.Select(field => (field.Name, field.Value))]))));
            }
        }

        return content;
    }

    private ImmutableArray<FieldContent> Fields(ImmutableArray<FieldMapping> mappings, string record, string prefix)
    {
        fields.Clear();
        foreach (var mapping in mappings)
        {
            var value = mapping.Value.Evaluate(frame);
            if (IsLeftOut(mapping, value))
            {
                continue;
            }

            var fitted = Point(FieldValues.Fit(mapping.Field, value), mapping.Field.Name);
            if (fitted.IsFailure || (fitted.IsNothing && mapping.Field.IsRequired))
            {
                Problem(fitted, MappingCodes.RequiredFieldEmpty.Id, $"`{mapping.Field.Name}` is required, and the value is {fitted}.", record, prefix + mapping.Field.Name, mapping.Value);
                continue;
            }

            Reached.Add(mapping);
            fields.Add(new FieldContent(mapping.Field.Name, fitted));
        }

        return [.. fields];
    }

    // Missing, null, or computed from something that is: what `optional` allows for. Any other failure still counts.
    private static bool IsNotThere(Value value) =>
        value.IsNothing
        || (value.IsFailure && (value.AsFailure().Code == ExpressionCodes.PathMissing || value.AsFailure().Code == ExpressionCodes.ValueIsNull));

    private static bool IsLeftOut(FieldMapping mapping, Value value) =>
        ((mapping.Optional || mapping.UnlessEmpty) && IsNotThere(value))
        || (mapping.SkipsOnMiss && value.IsFailure && value.AsFailure().Code == FunctionCodes.NoCrosswalkRow)
        || (mapping.UnlessEmpty && value.Kind == ValueKind.Text && string.IsNullOrWhiteSpace(value.AsText()));

    /// <summary>A reference to a record of this event, by the name that its step carries.</summary>
    private Value Point(Value value, string field)
    {
        if (value.Kind != ValueKind.Reference || value.AsReference() is not RecordReference.OfStep(var name))
        {
            return value;
        }

        var step = NameOf(name);
        return planned.Contains(step)
            ? Value.Of(new RecordReference.OfStep(step))
            : Value.Fail(MappingCodes.ReferenceLeftOut, $"`{field}` points to {name}, which this event does not write.");
    }

    private static ImmutableArray<string> Only(RecordMapping record, FieldMoment moment) =>
    [
        .. record.Fields.Where(field => field.On == moment).Select(field => field.Field.Name),
        .. record.Groups.Where(group => group.On == moment).Select(group => group.Field.Name),
    ];

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
