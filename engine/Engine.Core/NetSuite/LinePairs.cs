using System.Collections.Immutable;
using Engine.Core.Values;

namespace Engine.Core.NetSuite;

/// <summary>
/// Which line of NetSuite stands for which wanted line. A line keeps its key only when it is paired with the right one, and what was
/// credited or refunded points to keys: so lines that agree wholly go together first, then those of the same item or account, then the rest
/// in order.
/// </summary>
internal static class LinePairs
{
    /// <summary>For each wanted line the index of its line in NetSuite, or -1 for a new one.</summary>
    public static ImmutableArray<int> Of(Sublist sublist, ImmutableArray<LineContent> wanted, IReadOnlyList<Value> there)
    {
        if (sublist.GivenKey is null)
        {
            return [.. wanted.Select((_, place) => place < there.Count ? place : -1)];
        }

        var pairs = Enumerable.Repeat(-1, wanted.Length).ToArray();
        var isFree = Enumerable.Repeat(true, there.Count).ToArray();
        Pair(pairs, isFree, (left, right) => !LineComparison.Compare(sublist, "", wanted[left].Fields, there[right]).Any());
        Pair(pairs, isFree, (left, right) => !LineComparison.Compare(sublist, "", Naming(sublist, wanted[left]), there[right]).Any());
        Pair(pairs, isFree, (_, _) => true);
        return [.. pairs];
    }

    /// <summary>The wanted lines with the keys of the lines that they are to change.</summary>
    public static SublistContent WithKeys(Sublist sublist, SublistContent wanted, IReadOnlyList<Value> there)
    {
        if (sublist.GivenKey is not { } key)
        {
            return wanted;
        }

        var pairs = Of(sublist, wanted.Lines, there);
        return wanted with { Lines = [.. wanted.Lines.Select((line, place) => pairs[place] < 0 ? line : WithKey(line, key, there[pairs[place]].Member(key)))] };
    }

    private static void Pair(int[] pairs, bool[] isFree, Func<int, int, bool> agree)
    {
        for (var left = 0; left < pairs.Length; left++)
        {
            for (var right = 0; pairs[left] < 0 && right < isFree.Length; right++)
            {
                if (isFree[right] && agree(left, right))
                {
                    (pairs[left], isFree[right]) = (right, false);
                }
            }
        }
    }

    /// <summary>What a line is of: the fields that every line must have.</summary>
    private static IEnumerable<FieldContent> Naming(Sublist sublist, LineContent line) =>
        line.Fields.Where(field => sublist.FindListed(field.Name) is { IsRequired: true });

    private static LineContent WithKey(LineContent line, string key, Value there) =>
        there.IsNothing || line.Fields.Any(field => field.Name == key) ? line : new LineContent([new FieldContent(key, there), .. line.Fields]);
}
