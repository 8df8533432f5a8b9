using System.Collections.Immutable;
using Engine.Core.NetSuite;
using Engine.Core.Values;

namespace Engine.Core.Planning;

/// <summary>Replaces references to earlier steps by internal ids once those are known.</summary>
public static class StepReferences
{
    /// <param name="record">The record as the mapping wants it.</param>
    /// <param name="internalIds">Internal ids by the record's name within the mapping.</param>
    public static WantedRecord Fill(WantedRecord record, ImmutableDictionary<string, string> internalIds) =>
        record with { Content = Fill(record.Content, internalIds) };

    /// <inheritdoc cref="Fill(WantedRecord, ImmutableDictionary{string, string})"/>
    public static RecordContent Fill(RecordContent content, ImmutableDictionary<string, string> internalIds) => new(
        Fill(content.Fields, internalIds),
        [.. content.Sublists.Select(list => list with { Lines = [.. list.Lines.Select(line => new LineContent(Fill(line.Fields, internalIds)))] })]);

    private static ImmutableArray<FieldContent> Fill(ImmutableArray<FieldContent> fields, ImmutableDictionary<string, string> internalIds) =>
        [.. fields.Select(field => field with { Value = Fill(field.Value, internalIds) })];

    private static Value Fill(Value value, ImmutableDictionary<string, string> internalIds) =>
        value.Kind == ValueKind.Reference
        && value.AsReference() is RecordReference.OfStep(var name)
        && internalIds.TryGetValue(name, out var id)
            ? Value.Of(new RecordReference.Known(id))
            : value;
}
