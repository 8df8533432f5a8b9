using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Engine.Core.NetSuite;
using Engine.Core.Values;

namespace Engine.Core.Planning;

/// <summary>Replaces references to earlier steps by internal ids once those are known.</summary>
public static class StepReferences
{
    /// <param name="record">The record as the mapping wants it.</param>
    /// <param name="internalIds">Internal ids by the record's name within the mapping.</param>
    public static WantedRecord Fill(WantedRecord record, ImmutableDictionary<string, string> internalIds) =>
        internalIds.IsEmpty ? record : record with { Content = Fill(record.Content, internalIds), From = Fill(record.From, internalIds) };

    /// <inheritdoc cref="Fill(WantedRecord, ImmutableDictionary{string, string})"/>
    public static RecordContent Fill(RecordContent content, ImmutableDictionary<string, string> internalIds) => new(
        Fill(content.Fields, internalIds),
        [.. content.Sublists.Select(list => list with { Lines = [.. list.Lines.Select(line => Fill(line, internalIds))] })]);

    private static TransformSource? Fill(TransformSource? source, ImmutableDictionary<string, string> internalIds) =>
        source is not null && IsOpen(source.Record) ? source with { Record = Fill(source.Record, internalIds) } : source;

    private static LineContent Fill(LineContent line, ImmutableDictionary<string, string> internalIds) =>
        Fill(line.Fields, internalIds) is var filled && filled == line.Fields ? line : new LineContent(filled);

    // Most lines point to no earlier record and stay as they are.
    private static ImmutableArray<FieldContent> Fill(ImmutableArray<FieldContent> fields, ImmutableDictionary<string, string> internalIds)
    {
        FieldContent[]? filled = null;
        for (var i = 0; i < fields.Length; i++)
        {
            if (IsOpen(fields[i].Value))
            {
                filled ??= [.. fields];
                filled[i] = fields[i] with { Value = Fill(fields[i].Value, internalIds) };
            }
        }

        return filled is null ? fields : ImmutableCollectionsMarshal.AsImmutableArray(filled);
    }

    private static bool IsOpen(Value value) => value.Kind == ValueKind.Reference && value.InternalId is null;

    private static Value Fill(Value value, ImmutableDictionary<string, string> internalIds) =>
        value.AsReference() is RecordReference.OfStep(var name) && internalIds.TryGetValue(name, out var id) ? Value.Known(id) : value;
}
