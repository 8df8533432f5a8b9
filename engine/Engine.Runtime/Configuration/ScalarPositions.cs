using System.Collections.Immutable;
using Engine.Core.Diagnostics;
using YamlDotNet.Core;

namespace Engine.Runtime.Configuration;

/// <summary>
/// Finds where each character of a YAML scalar's value stands in the file, by walking the source beside the value that YamlDotNet
/// made of it: escapes, doubled quotes, folded lines, indentation.
/// </summary>
internal ref struct ScalarPositions(ReadOnlySpan<char> source, int sourceStart, string value, LineMap lines)
{
    private readonly ReadOnlySpan<char> source = source;
    private readonly ImmutableArray<TextPosition>.Builder positions = ImmutableArray.CreateBuilder<TextPosition>(value.Length);
    private int at;

    private readonly bool AtEnd => positions.Count >= value.Length;

    private readonly bool Wants(char character) => !AtEnd && value[positions.Count] == character;

    /// <summary>One position per character of the value. Should the walk not come out even, the rest stands at its end.</summary>
    public ImmutableArray<TextPosition> Find(ScalarStyle style)
    {
        if (style is ScalarStyle.Literal or ScalarStyle.Folded)
        {
            Block();
        }
        else
        {
            Flow(style);
        }

        while (!AtEnd)
        {
            Take(source.Length);
        }

        return positions.MoveToImmutable();
    }

    private void Flow(ScalarStyle style)
    {
        while (!AtEnd && at < source.Length)
        {
            if (BreakAhead())
            {
                FoldedBreak();
            }
            else if (style == ScalarStyle.DoubleQuoted && source[at] == '\\')
            {
                Escape();
            }
            else
            {
                Characters(style);
            }
        }
    }

    // A run of blanks is taken whole: asking at each of them what follows would make a long run quadratic.
    private void Characters(ScalarStyle style)
    {
        do
        {
            Take();
            at += style == ScalarStyle.SingleQuoted && source[at] == '\'' ? 2 : 1;
        }
        while (!AtEnd && at < source.Length && source[at - 1] is ' ' or '\t' && source[at] is ' ' or '\t');
    }

    // Blanks followed by a line break belong to the break: they are not part of the value.
    private readonly bool BreakAhead()
    {
        var rest = source[at..].TrimStart(" \t");
        return rest.Length > 0 && rest[0] is '\n' or '\r';
    }

    private void FoldedBreak()
    {
        var first = at;
        while (at < source.Length && char.IsWhiteSpace(source[at]))
        {
            at++;
        }

        if (Wants(' '))
        {
            Take(first);
        }

        while (Wants('\n'))
        {
            Take(first);
        }
    }

    private void Escape()
    {
        var start = at;
        var kind = at + 1 < source.Length ? source[at + 1] : '\\';
        at += kind switch { 'x' => 4, 'u' => 6, 'U' => 10, _ => 2 };
        if (kind is '\n' or '\r')
        {
            // An escaped line break joins two lines without a blank.
            while (at < source.Length && char.IsWhiteSpace(source[at]))
            {
                at++;
            }

            while (Wants('\n'))
            {
                Take(start);
            }

            return;
        }

        Take(start);
        if (kind == 'U' && !AtEnd && char.IsLowSurrogate(value[positions.Count]))
        {
            Take(start);
        }
    }

    private void Block()
    {
        SkipLine();
        while (!AtEnd && at < source.Length)
        {
            SkipIndentation();
            while (!AtEnd && at < source.Length && source[at] is not ('\n' or '\r'))
            {
                Take();
                at++;
            }

            BlockBreaks();
        }
    }

    // What is left of the indentation belongs to the value: the value says how much.
    private void SkipIndentation()
    {
        var blanks = source[at..].Length - source[at..].TrimStart(' ').Length;
        var kept = 0;
        while (positions.Count + kept < value.Length && value[positions.Count + kept] == ' ')
        {
            kept++;
        }

        at += Math.Max(0, blanks - kept);
    }

    private void BlockBreaks()
    {
        var first = at;
        var breaks = 0;
        while (at < source.Length && BreakAhead())
        {
            SkipLine();
            breaks++;
        }

        if (breaks == 1 && Wants(' '))
        {
            Take(first);
            return;
        }

        for (var i = 0; i < breaks && Wants('\n'); i++)
        {
            Take(first);
        }
    }

    private void SkipLine()
    {
        var end = source[at..].IndexOfAny('\n', '\r');
        at = end < 0 ? source.Length : at + end + (source[(at + end)..] is ['\r', '\n', ..] ? 2 : 1);
    }

    private readonly void Take() => Take(at);

    private readonly void Take(int index) => positions.Add(lines.PositionOf(sourceStart + Math.Min(index, source.Length)));
}
