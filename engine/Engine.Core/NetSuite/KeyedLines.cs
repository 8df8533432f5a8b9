using System.Collections.Immutable;
using Engine.Core.Planning;
using Engine.Core.Values;

namespace Engine.Core.NetSuite;

/// <summary>
/// Compares lines that are told apart by a key, such as the applications of a payment. Order does not matter; a line that is not in
/// force on either side (<c>apply</c> not checked) is as good as not there.
/// </summary>
internal static class KeyedLines
{
    /// <summary>What a difference shows where one side has no such line.</summary>
    public const string NoLine = "no line";

    /// <summary>What a difference shows where a line is to be taken out on purpose: the wanted side names it, with its box not checked.</summary>
    public const string TakenOut = "taken out";

    public static ImmutableArray<FieldDifference> Compare(
        Sublist sublist, string key, ImmutableArray<LineContent> wanted, IReadOnlyList<Value> there)
    {
        var left = there.Where(line => IsInForce(sublist, line)).ToList();
        var differences = ImmutableArray.CreateBuilder<FieldDifference>();
        foreach (var line in wanted.Where(line => IsInForce(sublist, line)))
        {
            var id = KeyOf(sublist, key, line);
            var path = $"{sublist.Name}[{id}]";
            var match = left.FindIndex(other => KeyOf(sublist, key, other) == id);
            if (match < 0)
            {
                differences.Add(new(path, NoLine, LineText.Of(sublist, line)));
                continue;
            }

            differences.AddRange(LineComparison.Compare(sublist, path, OtherFields(sublist, key, line), left[match]));
            left.RemoveAt(match);
        }

        var takenOut = wanted.Where(line => !IsInForce(sublist, line)).Select(line => KeyOf(sublist, key, line)).ToHashSet(StringComparer.Ordinal);
        differences.AddRange(left.Select(line => new FieldDifference(
            $"{sublist.Name}[{KeyOf(sublist, key, line)}]",
            LineText.Of(sublist, line, wanted),
            takenOut.Contains(KeyOf(sublist, key, line)) ? TakenOut : NoLine)));
        return differences.ToImmutable();
    }

    /// <summary>A wanted line says so only when it is to be taken out; a line of NetSuite says so when it is in.</summary>
    private static bool IsInForce(Sublist sublist, LineContent line) =>
        sublist.Switch is null
        || line.Fields.FirstOrDefault(field => field.Name == sublist.Switch) is not { Name: not null } box
        || FieldShape.Of(sublist.FindField(box.Name), box.Value) == Value.True;

    private static bool IsInForce(Sublist sublist, Value line) =>
        sublist.Switch is null || FieldShape.Of(sublist.FindField(sublist.Switch), line.Member(sublist.Switch)) == Value.True;

    private static IEnumerable<FieldContent> OtherFields(Sublist sublist, string key, LineContent line) =>
        line.Fields.Where(field => field.Name != key && field.Name != sublist.Switch);

    private static string KeyOf(Sublist sublist, string key, LineContent line) =>
        FieldShape.Of(sublist.FindField(key), line.Fields.FirstOrDefault(field => field.Name == key).Value).ToString();

    private static string KeyOf(Sublist sublist, string key, Value line) =>
        FieldShape.Of(sublist.FindField(key), line.Member(key)).ToString();
}
