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
        var fields = wanted.Fields.Select(field => (Field: field, Difference: FieldComparison.Compare(type.FindField(field.Name), field, observed)))
            .Where(pair => pair.Difference is not null)
            .ToImmutableArray();
        var sublists = wanted.Sublists.Select(sublist => (Sublist: sublist, Differences: CompareSublist(type, sublist, observed)))
            .Where(pair => !pair.Differences.IsEmpty)
            .ToImmutableArray();
        return new(
            [.. fields.Select(pair => pair.Difference!), .. sublists.SelectMany(pair => pair.Differences)],
            new RecordContent([.. fields.Select(pair => pair.Field)], [.. sublists.Select(pair => WithKeys(type, pair.Sublist, observed))]))
        {
            Applications = [.. sublists.Where(pair => type.FindSublist(pair.Sublist.Name)?.Switch is not null).SelectMany(pair => Dropped(pair.Differences))],
        };
    }

    private static IEnumerable<FieldDifference> Dropped(ImmutableArray<FieldDifference> differences) =>
        differences.Where(difference => difference.Wanted == KeyedLines.NoLine);

    private static ImmutableArray<FieldDifference> CompareSublist(RecordType type, SublistContent wanted, Value observed)
    {
        var sublist = type.FindSublist(wanted.Name) ?? new Sublist(wanted.Name);
        if (sublist.IsWriteOnly)
        {
            return [];
        }

        var there = Lines(sublist, observed);
        return sublist.Key is null
            ? PlacedLines.Compare(sublist, wanted.Lines, there)
            : KeyedLines.Compare(sublist, sublist.Key, wanted.Lines, there);
    }

    private static SublistContent WithKeys(RecordType type, SublistContent wanted, Value observed) =>
        type.FindSublist(wanted.Name) is { } sublist ? LinePairs.WithKeys(sublist, wanted, Lines(sublist, observed)) : wanted;

    private static IReadOnlyList<Value> Lines(Sublist sublist, Value observed) =>
        observed.Member(sublist.Name).Member("items") is { Kind: ValueKind.List } items ? items.AsList() : [];
}
