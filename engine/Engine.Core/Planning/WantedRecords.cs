using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Engine.Core.Expressions;
using Engine.Core.Functions;
using Engine.Core.Mapping;
using Engine.Core.NetSuite;
using Engine.Core.Values;

namespace Engine.Core.Planning;

/// <summary>The records a mapping makes of an event, before looking at what NetSuite has; everything wrong is gathered.</summary>
internal sealed class WantedRecords
{
    // So few are compared with each other; more are grouped.
    private const int FewRecords = 8;

    private readonly MappingConfig mapping;
    private readonly EvaluationFrame frame;
    private readonly Action<FieldMapping>? onField;

    // By name; null where the record is wanted and its external id cannot be used.
    private readonly Dictionary<string, WantedRecord?> planned = new(StringComparer.Ordinal);
    private readonly ImmutableArray<WantedRecord>.Builder records;
    private readonly List<PlanProblem> problems = [];

    private int? element;

    private WantedRecords(MappingConfig mapping, EvaluationFrame frame, Action<FieldMapping>? onField)
    {
        this.mapping = mapping;
        this.frame = frame;
        this.onField = onField;
        records = ImmutableArray.CreateBuilder<WantedRecord>(mapping.Records.Length);
        frame[mapping.RecordsSlot] = Value.Of(new RecordsAbove(this, mapping.Records));
    }

    public ImmutableArray<WantedRecord> Records { get; private set; }

    public ImmutableArray<PlanProblem> Problems => [.. problems];

    /// <summary>Makes the records; the frame has the values of the mapping's names.</summary>
    /// <param name="onField">Told of each field that gets a value for some record or line; null when nobody asks.</param>
    public static WantedRecords Build(MappingConfig mapping, EvaluationFrame frame, Action<FieldMapping>? onField = null)
    {
        var wanted = new WantedRecords(mapping, frame, onField);
        wanted.AddAll();
        return wanted;
    }

    private void AddAll()
    {
        foreach (var record in mapping.Records)
        {
            AddAll(record);
        }

        RefuseSameRecordTwice();
        Records = records.DrainToImmutable();
    }

    private void AddAll(RecordMapping record)
    {
        if (record.Each is null)
        {
            AddOne(record, null);
            return;
        }

        var list = record.Each.Evaluate(frame);
        if (!list.IsNothing && list.Kind != ValueKind.List)
        {
            Problem(list, MappingCodes.BadFieldValue.Id, $"`each` of {record.Name} takes a list, and the value is {list}.", record.Name, null, record.Each);
            return;
        }

        var place = 0;
        foreach (var item in list.Items)
        {
            frame[record.Slot] = item;
            AddOne(record, place++);
        }
    }

    private void AddOne(RecordMapping record, int? place)
    {
        element = place;
        if (Holds(record.When, record.Name))
        {
            var name = NameOf(record.Name);
            planned[name] = null;
            Make(record, name);
        }
    }

    // Records made of a list are told apart by the element's place: memo[0], memo[1].
    private string NameOf(string record) => element is { } place && IsElementwise(record) ? $"{record}[{place}]" : record;

    private bool IsElementwise(string name)
    {
        foreach (var record in mapping.Records)
        {
            if (record.Name == name)
            {
                return record.Each is not null;
            }
        }

        return false;
    }

    /// <summary>The record of that name that is planned; of those made of a list, the one of the same element. Null when there is none.</summary>
    public WantedRecord? Find(string record) => planned.GetValueOrDefault(NameOf(record));

    private void Make(RecordMapping record, string name)
    {
        if (RecordKeys.KeyOf(record.Type, record.ExternalId, frame) is not { } key)
        {
            problems.Add(RecordKeys.Explain(record.Name, record.ExternalId, frame));
            return;
        }

        if (record.Among is not null && !RecordKeys.Among(record, frame).Contains(key))
        {
            problems.Add(new PlanProblem(MappingCodes.BadExternalId.Id, $"{record.Name}: {key.ExternalId} is not among the ids that the record may have.", record.Name, null, record.ExternalId.Span));
            return;
        }

        var before = problems.Count;
        var body = Content(record.Fields, record.Groups, record.Written, record.Name, default);
        var lines = Sublists(record);
        if (record.SkipsOnMiss && AreMisses(before))
        {
            planned.Remove(name);
            return;
        }

        RequireLines(record, lines);
        var wanted = new WantedRecord(name, key, record.Write, new RecordContent(body, lines))
        {
            OnlyOnCreate = record.OnlyOnCreate,
            OnlyOnUpdate = record.OnlyOnUpdate,
            Origins = record.Origins,
            From = From(record),
            OnConflict = mapping.OnConflict,
        };
        records.Add(wanted);
        planned[name] = wanted;
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
        var sublists = ImmutableArray<SublistContent>.Empty;
        foreach (var line in record.Lines)
        {
            var last = sublists.Length - 1;
            var contents = Lines(line, record.Name);
            if (last >= 0 && sublists[last].Name == line.Sublist.Name)
            {
                sublists = sublists.SetItem(last, new SublistContent(line.Sublist.Name, [.. sublists[last].Lines, .. contents]));
            }
            else
            {
                sublists = sublists.Add(new SublistContent(line.Sublist.Name, contents));
            }
        }

        // Applications that no line speaks of are left to whoever makes them; one that is to go is named with its box off.
        return sublists.RemoveAll(content => content.Lines.IsEmpty && record.Type.FindSublist(content.Name)?.Switch is not null);
    }

    private ImmutableArray<LineContent> Lines(LineMapping line, string record)
    {
        if (line.Each is null)
        {
            return Holds(line.When, record) && Line(line, record, new FieldPlace(line.Sublist.Name)) is { } single ? [single] : [];
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

        return LinesOf(list, line, record);
    }

    private ImmutableArray<LineContent> LinesOf(Value list, LineMapping line, string record)
    {
        var contents = new LineContent[list.Count];
        var count = 0;
        foreach (var item in list.Items)
        {
            if (line.Slot >= 0)
            {
                frame[line.Slot] = item;
            }

            if (Holds(line.When, record) && Line(line, record, new FieldPlace(line.Sublist.Name, count)) is { } content)
            {
                contents[count++] = content;
            }
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(count == contents.Length ? contents : contents[..count]);
    }

    // Null when a crosswalk lacks a row and the line is then to be left out.
    private LineContent? Line(LineMapping line, string record, FieldPlace place)
    {
        var before = problems.Count;
        var content = Content(line.Fields, line.Groups, line.Written, record, place);
        return line.SkipsOnMiss && AreMisses(before) ? null : new LineContent(content);
    }

    /// <summary>Takes back the problems since then when there are some and all are keys that a crosswalk has no row for.</summary>
    private bool AreMisses(int before)
    {
        if (problems.Count == before || problems.Skip(before).Any(problem => problem.Code != FunctionCodes.NoCrosswalkRow.Id))
        {
            return false;
        }

        problems.RemoveRange(before, problems.Count - before);
        return true;
    }

    private FieldContents Content(
        ImmutableArray<FieldMapping> mappings, ImmutableArray<FieldGroup> groups, ImmutableArray<object> written, string record, FieldPlace place)
    {
        var values = new Value[written.Length];
        Fill(values, mappings, record, place);
        for (var i = 0; i < groups.Length; i++)
        {
            values[mappings.Length + i] = Subrecord(groups[i], record, place);
        }

        return new FieldContents(written, values);
    }

    /// <summary>Missing when none of its fields has a value.</summary>
    private Value Subrecord(FieldGroup group, string record, FieldPlace place)
    {
        var inner = Content(group.Fields, [], group.Written, record, place with { Subrecord = group.Field.Name });
        return inner.IsEmpty ? Value.Missing : Value.Of(inner);
    }

    /// <summary>Fields that are left out stay missing.</summary>
    private void Fill(Value[] values, ImmutableArray<FieldMapping> mappings, string record, FieldPlace place)
    {
        for (var i = 0; i < mappings.Length; i++)
        {
            var mapping = mappings[i];
            var value = mapping.Value.Evaluate(frame);
            if (IsLeftOut(mapping, value))
            {
                continue;
            }

            var fitted = Point(FieldValues.Fit(mapping.Field, value), mapping.Field.Name);
            if (fitted.IsFailure || (fitted.IsNothing && mapping.Field.IsRequired))
            {
                Problem(fitted, MappingCodes.RequiredFieldEmpty.Id, $"`{mapping.Field.Name}` is required, and the value is {fitted}.", record, place.Of(mapping.Field.Name), mapping.Value);
                continue;
            }

            onField?.Invoke(mapping);
            values[i] = fitted;
        }
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
        if (value.StepName is not { } name)
        {
            return value;
        }

        var step = NameOf(name);
        if (planned.ContainsKey(step))
        {
            return step == name ? value : Value.Of(new RecordReference.OfStep(step));
        }

        return Value.Fail(MappingCodes.ReferenceLeftOut, $"`{field}` points to {name}, which this event does not write.");
    }

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
        foreach (var content in lines)
        {
            if (record.Type.FindSublist(content.Name) is { } sublist && content.Lines.Length < sublist.AtLeast)
            {
                problems.Add(new PlanProblem(
                    MappingCodes.NoLines.Id,
                    $"{record.Name} came out with {content.Lines.Length} `{sublist.Name}` lines; NetSuite requires {sublist.AtLeast}.",
                    record.Name,
                    sublist.Name,
                    record.Span));
            }
        }
    }

    private void RefuseSameRecordTwice()
    {
        if (records.Count <= FewRecords && !AnyTwice())
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

    private bool AnyTwice()
    {
        for (var i = 1; i < records.Count; i++)
        {
            for (var other = 0; other < i; other++)
            {
                if (ExternalIds.AreSame(records[i].Key.ExternalId, records[other].Key.ExternalId))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private void Problem(Value value, string code, string message, string record, string? field, CompiledExpression origin) =>
        problems.Add(value.IsFailure
            ? new PlanProblem(value.AsFailure().Code.Id, value.AsFailure().Message, record, field, origin.Span)
            : new PlanProblem(code, message, record, field, origin.Span));
}
