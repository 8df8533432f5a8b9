using System.Collections.Immutable;
using Engine.Core.Planning;
using Engine.Core.Values;

namespace Engine.Core.NetSuite;

/// <summary>Compares lines that are told apart only by their place, such as the items of an invoice.</summary>
internal static class PlacedLines
{
    public static ImmutableArray<FieldDifference> Compare(Sublist sublist, ImmutableArray<LineContent> wanted, IReadOnlyList<Value> there)
    {
        var differences = ImmutableArray.CreateBuilder<FieldDifference>();
        for (var i = 0; i < Math.Max(wanted.Length, there.Count); i++)
        {
            var path = $"{sublist.Name}[{i + 1}]";
            if (i >= there.Count)
            {
                differences.Add(new(path, NoLine, LineText.Of(sublist, wanted[i])));
            }
            else if (i >= wanted.Length)
            {
                differences.Add(new(path, LineText.Of(sublist, there[i], wanted), NoLine));
            }
            else
            {
                differences.AddRange(LineComparison.Compare(sublist, path, wanted[i].Fields, there[i]));
            }
        }

        return differences.ToImmutable();
    }

    private const string NoLine = "no line";
}
