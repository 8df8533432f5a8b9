using System.Collections.Immutable;
using Engine.Core.Planning;
using Engine.Core.Values;

namespace Engine.Core.NetSuite;

/// <summary>
/// Compares what is wanted with what NetSuite holds, on the wanted fields only: what a mapping does not mention is left alone.
/// </summary>
public static class RecordComparison
{
    /// <param name="observed">The record as NetSuite's REST service gives it, sublists expanded.</param>
    public static RecordDifference Compare(RecordType type, RecordContent wanted, Value observed)
    {
        var fields = wanted.Fields.Select(field => (Field: field, Differences: FieldComparison.Differences(type.FindField(field.Name), field, observed).ToImmutableArray()))
            .Where(pair => !pair.Differences.IsEmpty)
            .ToImmutableArray();
        var sublists = wanted.Sublists.Select(sublist => CompareSublist(type, sublist, observed))
            .Where(pair => !pair.Differences.IsEmpty)
            .ToImmutableArray();
        return new(
            [.. fields.SelectMany(pair => pair.Differences), .. sublists.SelectMany(pair => pair.Differences)],
            new RecordContent([.. fields.Select(pair => pair.Field)], [.. sublists.Select(pair => WithKeys(type, pair.Sublist, observed))]))
        {
            Applications = [.. sublists.Where(pair => type.FindSublist(pair.Sublist.Name)?.Switch is not null).SelectMany(pair => Dropped(pair.Differences))],
        };
    }

    private static IEnumerable<FieldDifference> Dropped(ImmutableArray<FieldDifference> differences) =>
        differences.Where(difference => difference.Wanted == KeyedLines.NoLine);

    /// <summary>How a sublist differs, and what of it an update sends.</summary>
    private static (SublistContent Sublist, ImmutableArray<FieldDifference> Differences) CompareSublist(RecordType type, SublistContent wanted, Value observed)
    {
        var sublist = type.FindSublist(wanted.Name) ?? new Sublist(wanted.Name);
        if (sublist.IsWriteOnly)
        {
            return (wanted, []);
        }

        var there = Lines(sublist, observed);
        return sublist switch
        {
            { NumberedBy: { } number, Key: { } key } => MergedLines.Compare(sublist, number, key, wanted, there),
            { Key: { } key } => (wanted, KeyedLines.Compare(sublist, key, wanted.Lines, there)),
            _ => (wanted, PlacedLines.Compare(sublist, wanted.Lines, there)),
        };
    }

    private static SublistContent WithKeys(RecordType type, SublistContent wanted, Value observed) =>
        type.FindSublist(wanted.Name) is { } sublist ? LinePairs.WithKeys(sublist, wanted, Lines(sublist, observed)) : wanted;

    private static IReadOnlyList<Value> Lines(Sublist sublist, Value observed) =>
        observed.Member(sublist.Name).Member("items") is { Kind: ValueKind.List } items ? items.AsList() : [];
}
