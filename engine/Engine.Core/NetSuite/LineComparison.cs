using Engine.Core.Planning;
using Engine.Core.Values;

namespace Engine.Core.NetSuite;

/// <summary>Compares the wanted fields of one line.</summary>
internal static class LineComparison
{
    public static IEnumerable<FieldDifference> Compare(Sublist sublist, string path, IEnumerable<FieldContent> wanted, Value there) =>
        wanted.SelectMany(field => FieldComparison.Differences(sublist.FindField(field.Name), field, there))
            .Select(difference => difference with { Field = $"{path}.{difference.Field}" });
}
