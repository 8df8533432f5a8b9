using System.Collections.Immutable;
using Engine.Core.Planning;
using Engine.Core.Values;

namespace Engine.Core.NetSuite;

/// <summary>
/// Compares lines that no field of the mapping tells apart, such as the items of an invoice. Where NetSuite gives lines a key, another order
/// of the same lines is no difference: a line is changed in place, and NetSuite does not move it.
/// </summary>
internal static class PlacedLines
{
    public static ImmutableArray<FieldDifference> Compare(Sublist sublist, ImmutableArray<LineContent> wanted, IReadOnlyList<Value> there)
    {
        var differences = ImmutableArray.CreateBuilder<FieldDifference>();
        var pairs = LinePairs.Of(sublist, wanted, there);
        for (var i = 0; i < wanted.Length; i++)
        {
            var path = $"{sublist.Name}[{i + 1}]";
            if (pairs[i] < 0)
            {
                differences.Add(new(path, KeyedLines.NoLine, LineText.Of(sublist, wanted[i])));
            }
            else
            {
                differences.AddRange(LineComparison.Compare(sublist, path, wanted[i].Fields, there[pairs[i]]));
            }
        }

        differences.AddRange(Enumerable.Range(0, there.Count).Except(pairs).Select(i => new FieldDifference(
            $"{sublist.Name}[{i + 1}]", LineText.Of(sublist, there[i], wanted), KeyedLines.NoLine)));
        return differences.ToImmutable();
    }
}
