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
    public static WantedRecord Fill(WantedRecord record, IReadOnlyDictionary<string, string> internalIds)
    {
        var content = Fill(record.Content, internalIds);
        var from = Fill(record.From, internalIds);
        return content == record.Content && from == record.From ? record : record with { Content = content, From = from };
    }

    /// <inheritdoc cref="Fill(WantedRecord, IReadOnlyDictionary{string, string})"/>
    public static RecordContent Fill(RecordContent content, IReadOnlyDictionary<string, string> internalIds)
    {
        var fields = Fill(content.Fields, internalIds);
        var sublists = Fill(content.Sublists, internalIds);
        return fields == content.Fields && sublists == content.Sublists ? content : new RecordContent(fields, sublists);
    }

    private static TransformSource? Fill(TransformSource? source, IReadOnlyDictionary<string, string> internalIds) =>
        source?.Record.StepName is { } name && internalIds.TryGetValue(name, out var id) ? source with { Record = Value.Known(id) } : source;

    private static ImmutableArray<SublistContent> Fill(ImmutableArray<SublistContent> sublists, IReadOnlyDictionary<string, string> internalIds)
    {
        foreach (var list in sublists)
        {
            var lines = Fill(list.Lines, internalIds);
            sublists = lines == list.Lines ? sublists : sublists.Replace(list, list with { Lines = lines });
        }

        return sublists;
    }

    private static ImmutableArray<LineContent> Fill(ImmutableArray<LineContent> lines, IReadOnlyDictionary<string, string> internalIds)
    {
        LineContent[]? filled = null;
        for (var i = 0; i < lines.Length; i++)
        {
            var fields = Fill(lines[i].Fields, internalIds);
            if (fields != lines[i].Fields)
            {
                filled ??= [.. lines];
                filled[i] = new LineContent(fields);
            }
        }

        return filled is null ? lines : ImmutableCollectionsMarshal.AsImmutableArray(filled);
    }

    // Most lines point to no earlier record and stay as they are.
    private static FieldContents Fill(FieldContents fields, IReadOnlyDictionary<string, string> internalIds) => fields.Replace(
        internalIds, static (value, ids) => value.StepName is { } name && ids.TryGetValue(name, out var id) ? Value.Known(id) : null);
}
