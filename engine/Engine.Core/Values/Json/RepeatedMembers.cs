using System.Text;

namespace Engine.Core.Values.Json;

/// <summary>Finds members that an object has twice.</summary>
internal static class RepeatedMembers
{
    private const int FewMembers = 128;

    /// <param name="text">The JSON.</param>
    /// <param name="nodes">What stands where in it.</param>
    /// <param name="marks">The <see cref="MemberName.MarkOf"/> each member's name.</param>
    /// <param name="values">The members' values; the node before each is its name.</param>
    public static bool Any(ReadOnlySpan<byte> text, JsonNode[] nodes, ReadOnlySpan<int> marks, ReadOnlySpan<int> values) =>
        marks.Length <= FewMembers ? AnyOfFew(text, nodes, marks, values) : AnyOfMany(text, nodes, values);

    private static bool AnyOfFew(ReadOnlySpan<byte> text, JsonNode[] nodes, ReadOnlySpan<int> marks, ReadOnlySpan<int> values)
    {
        for (var i = 1; i < marks.Length; i++)
        {
            if (marks[..i].Contains(marks[i]) && IsAmong(text, nodes, values[..i], nodes[values[i] - 1]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsAmong(ReadOnlySpan<byte> text, JsonNode[] nodes, ReadOnlySpan<int> values, JsonNode name)
    {
        var written = NameOf(text, name);
        foreach (var value in values)
        {
            if (nodes[value - 1].Next == name.Next && NameOf(text, nodes[value - 1]) == written)
            {
                return true;
            }
        }

        return false;
    }

    // Text hashes are seeded by the runtime, so that no sender can choose names that all collide.
    private static bool AnyOfMany(ReadOnlySpan<byte> text, JsonNode[] nodes, ReadOnlySpan<int> values)
    {
        var seen = new HashSet<string>(values.Length);
        foreach (var value in values)
        {
            if (!seen.Add(NameOf(text, nodes[value - 1])))
            {
                return true;
            }
        }

        return false;
    }

    private static string NameOf(ReadOnlySpan<byte> text, JsonNode name)
    {
        var written = text.Slice(name.Start, name.Length);
        return (name.IsEscaped ? JsonScalars.Unescape(written) : null) ?? Encoding.UTF8.GetString(written);
    }
}
