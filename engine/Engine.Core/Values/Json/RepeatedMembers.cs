using System.Text;

namespace Engine.Core.Values.Json;

/// <summary>Finds members that an object has twice.</summary>
internal static class RepeatedMembers
{
    private const int FewMembers = 128;

    public static bool Any(ReadOnlySpan<byte> text, JsonNode[] nodes, int at)
    {
        var members = nodes[at].Length;
        return members > 1 && (members <= FewMembers ? AnyOfFew(text, nodes, at, stackalloc int[members]) : AnyOfMany(text, nodes, at));
    }

    private static bool AnyOfFew(ReadOnlySpan<byte> text, JsonNode[] nodes, int at, Span<int> marks)
    {
        var seen = 0;
        var end = nodes[at].Next;
        for (var i = at + 1; i < end; i = nodes[i + 1].Next)
        {
            if (marks[..seen].Contains(nodes[i].Next) && IsAmong(text, nodes, at, i))
            {
                return true;
            }

            marks[seen++] = nodes[i].Next;
        }

        return false;
    }

    private static bool IsAmong(ReadOnlySpan<byte> text, JsonNode[] nodes, int at, int name)
    {
        for (var i = at + 1; i < name; i = nodes[i + 1].Next)
        {
            if (nodes[i].Next == nodes[name].Next && NameOf(text, nodes[i]) == NameOf(text, nodes[name]))
            {
                return true;
            }
        }

        return false;
    }

    // Text hashes are seeded by the runtime, so that no sender can choose names that all collide.
    private static bool AnyOfMany(ReadOnlySpan<byte> text, JsonNode[] nodes, int at)
    {
        var seen = new HashSet<string>(nodes[at].Length);
        for (var i = at + 1; i < nodes[at].Next; i = nodes[i + 1].Next)
        {
            if (!seen.Add(NameOf(text, nodes[i])))
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
