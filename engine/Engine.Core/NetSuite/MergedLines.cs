using System.Collections.Immutable;
using Engine.Core.Planning;
using Engine.Core.Values;

namespace Engine.Core.NetSuite;

/// <summary>
/// Compares lines of a sublist that people fill too, such as the address book of a customer. A wanted line is found again by its key;
/// lines that no mapping wants are left alone.
/// </summary>
internal static class MergedLines
{
    /// <param name="number">The field in which NetSuite numbers lines.</param>
    /// <param name="key">The field by which a wanted line is found again.</param>
    /// <returns>The lines to send, those that are there under their number, and how they differ.</returns>
    public static (SublistContent Sublist, ImmutableArray<FieldDifference> Differences) Compare(
        Sublist sublist, string number, string key, SublistContent wanted, IReadOnlyList<Value> there)
    {
        var lines = ImmutableArray.CreateBuilder<LineContent>();
        var differences = ImmutableArray.CreateBuilder<FieldDifference>();
        foreach (var line in wanted.Lines)
        {
            var name = line.Fields.FirstOrDefault(field => field.Name == key).Value;
            var path = $"{sublist.Name}[{name}]";
            var match = there.FirstOrDefault(other => other.Member(key) == name);
            var found = match.Kind == ValueKind.Missing
                ? [new FieldDifference(path, KeyedLines.NoLine, LineText.Of(sublist, line))]
                : LineComparison.Compare(sublist, path, line.Fields, match).ToList();
            if (found.Count > 0)
            {
                lines.Add(Numbered(line, number, match));
                differences.AddRange(found);
            }
        }

        return (wanted with { Lines = lines.ToImmutable() }, differences.ToImmutable());
    }

    private static LineContent Numbered(LineContent line, string number, Value match) =>
        match.Member(number) is { IsNothing: false } id ? new LineContent([new FieldContent(number, id), .. line.Fields]) : line;
}
