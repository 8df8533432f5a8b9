using System.Collections.Immutable;
using Engine.Core.Expressions;
using Engine.Core.Mapping;
using Engine.Core.Model;
using Engine.Core.NetSuite;
using Engine.Core.Values;

namespace Engine.Core.Planning;

/// <summary>Computes the external ids of a mapping's records.</summary>
internal static class RecordKeys
{
    /// <summary>
    /// The records to look up. Conditions that depend on a needed record cannot be answered yet, so their records are
    /// included: one more id in the same statement costs nothing.
    /// </summary>
    public static LookUpKeys ToLookUp(MappingConfig mapping, SourceEvent source, EvaluationFrame frame, Observations observed)
    {
        LookUpValues.Fill(mapping, source, frame, observed);
        var needs = Needs.Keys(mapping, frame).ToList();
        foreach (var need in mapping.Needs)
        {
            frame[need.Slot] = Value.Fail(MappingCodes.ConditionFailed, $"{need.Name} has not been looked up.");
        }

        foreach (var match in mapping.Matches)
        {
            frame[match.Slot] = Value.Fail(MappingCodes.ConditionFailed, $"{match.Name} has not been matched.");
        }

        foreach (var derived in mapping.Derived)
        {
            frame[derived.Slot] = Value.Fail(MappingCodes.ConditionFailed, $"{derived.Name} is not known before the look-ups.");
        }

        frame[mapping.RecordsSlot] = Value.Fail(MappingCodes.ConditionFailed, "The records above are not planned yet.");
        needs.AddRange(LookUpValues.Keys(mapping, frame));
        var records = mapping.Records.SelectMany(record => KeysOf(record, frame).Select(key => (Key: key, Mapping: record))).ToList();
        var updated = records.Where(record => record.Mapping.Write is WriteMode.Upsert or WriteMode.UpdateOnly).Select(record => record.Key).ToImmutableHashSet();
        var read = needs.Concat(updated);
        var byId = records.Select(record => record.Key).Except(read).ToImmutableHashSet();
        return new LookUpKeys(
            [.. needs.Concat(records.Select(record => record.Key)).Distinct()],
            byId,
            byId.Intersect(records.Where(record => record.Mapping.ComparesOnAdoption).Select(record => record.Key)))
        {
            Updated = updated,
        };
    }

    private static List<RecordKey> KeysOf(RecordMapping record, EvaluationFrame frame)
    {
        var keys = new List<RecordKey>();
        if (record.Each is null)
        {
            AddKeys(record, frame, keys);
            return keys;
        }

        foreach (var element in record.Each.Evaluate(frame) is { Kind: ValueKind.List } list ? list.AsList() : [])
        {
            frame[record.Slot] = element;
            AddKeys(record, frame, keys);
        }

        return keys;
    }

    private static void AddKeys(RecordMapping record, EvaluationFrame frame, List<RecordKey> keys)
    {
        if (!MayHold(record.When, frame))
        {
            return;
        }

        if (record.Among is not null)
        {
            keys.AddRange(Among(record, frame));
        }
        else if (KeyOf(record.Type, record.ExternalId, frame) is { } key)
        {
            keys.Add(key);
        }
    }

    /// <summary>All that a record may be, where what NetSuite holds decides which it is.</summary>
    public static IEnumerable<RecordKey> Among(RecordMapping record, EvaluationFrame frame) =>
        (record.Among!.Evaluate(frame) is { Kind: ValueKind.List } list ? list.AsList() : [])
            .Where(id => id.Kind == ValueKind.Text && ExternalIds.IsValid(id.AsText()))
            .Select(id => new RecordKey(record.Type.Name, id.AsText()));

    /// <summary>Null when the id cannot be computed or used; <see cref="Explain"/> says why.</summary>
    public static RecordKey? KeyOf(RecordType type, CompiledExpression externalId, EvaluationFrame frame) =>
        externalId.Evaluate(frame) is { Kind: ValueKind.Text } id && ExternalIds.IsValid(id.AsText())
            ? new RecordKey(type.Name, id.AsText())
            : null;

    /// <summary>Why an external id cannot be used.</summary>
    public static PlanProblem Explain(string record, CompiledExpression externalId, EvaluationFrame frame)
    {
        var value = externalId.Evaluate(frame);
        var (code, message) = value switch
        {
            { IsFailure: true } => (value.AsFailure().Code, value.AsFailure().Message),
            { Kind: ValueKind.Text } => (MappingCodes.BadExternalId, ExternalIds.Describe(value.AsText())!),
            _ => (MappingCodes.BadExternalId, $"The external id has to be text, and the value is {value}."),
        };
        return new PlanProblem(code.Id, $"{record}: {message}", record, null, externalId.Span);
    }

    /// <summary>Whether a condition holds, or may once more is known.</summary>
    public static bool MayHold(CompiledExpression? when, EvaluationFrame frame) =>
        when is null || when.Evaluate(frame) is { } value && (value == Value.True || value.IsFailure);
}
