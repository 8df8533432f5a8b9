using System.Buffers;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>
/// The pattern <c>[A-Z0-9-]+</c> and its like: runs of characters of a set, by which texts are mostly cut into words. Found without the machinery
/// of regular expressions, which costs several times as much.
/// </summary>
internal sealed class CharacterRuns
{
    private readonly SearchValues<char> set;

    private CharacterRuns(SearchValues<char> set) => this.set = set;

    /// <summary>Null for any other pattern: escapes, classes by name and sets of what is not meant are left to those who know all of them.</summary>
    public static CharacterRuns? Of(string pattern)
    {
        var inner = pattern.StartsWith('[') && pattern.EndsWith("]+", StringComparison.Ordinal) ? pattern[1..^2] : "";
        if (inner.Length == 0 || inner[0] == '^' || inner.AsSpan().IndexOfAny('\\', '[', ']') >= 0)
        {
            return null;
        }

        var characters = new List<char>();
        for (var i = 0; i < inner.Length; i++)
        {
            var isRange = i + 2 < inner.Length && inner[i + 1] == '-';
            if (!isRange)
            {
                characters.Add(inner[i]);
            }

            for (int c = inner[i]; isRange && c <= inner[i + 2]; c++)
            {
                characters.Add((char)c);
            }

            i += isRange ? 2 : 0;
        }

        return new CharacterRuns(SearchValues.Create([.. characters]));
    }

    public Value In(string text)
    {
        List<Value>? found = null;
        var at = 0;
        while (text.AsSpan(at).IndexOfAny(set) is var next and >= 0)
        {
            var start = at + next;
            var length = text.AsSpan(start).IndexOfAnyExcept(set);
            at = length < 0 ? text.Length : start + length;
            (found ??= []).Add(Value.Of(text[start..at]));
        }

        return Value.Of((IReadOnlyList<Value>?)found ?? []);
    }
}
