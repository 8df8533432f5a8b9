using System.Text;

namespace Engine.Core.Expressions;

/// <summary>Cuts a template at its <c>${ … }</c>. Braces and quotes inside an expression are seen as what they are.</summary>
internal sealed class TemplateReader(string text)
{
    private readonly List<TemplatePart> parts = [];
    private readonly StringBuilder literal = new();
    private int literalStart;
    private int at;

    /// <summary>Offset of a <c>${</c> that is never closed; -1 when all are.</summary>
    public int NotClosedAt { get; private set; } = -1;

    public List<TemplatePart> Read()
    {
        while (at < text.Length && NotClosedAt < 0)
        {
            if (StandsHere("$${"))
            {
                literal.Append("${");
                at += 3;
            }
            else if (StandsHere("${"))
            {
                EndLiteral();
                ReadExpression();
            }
            else
            {
                literal.Append(text[at++]);
            }
        }

        EndLiteral();
        return parts;
    }

    private bool StandsHere(string what) => string.CompareOrdinal(text, at, what, 0, what.Length) == 0;

    private void EndLiteral()
    {
        if (literal.Length > 0)
        {
            parts.Add(new TemplatePart(literalStart, at - literalStart, literal.ToString()));
            literal.Clear();
        }

        literalStart = at;
    }

    private void ReadExpression()
    {
        var open = at;
        var start = at + 2;
        var end = EndOf(start);
        if (end < 0)
        {
            NotClosedAt = open;
            return;
        }

        parts.Add(new TemplatePart(start, end - start, null));
        at = end + 1;
        literalStart = at;
    }

    private int EndOf(int start)
    {
        var depth = 0;
        var quote = '\0';
        for (var i = start; i < text.Length; i++)
        {
            var c = text[i];
            if (quote != '\0')
            {
                // A backslash takes the next character with it, so that an escaped quote does not close the text.
                i += c == '\\' ? 1 : 0;
                quote = c == quote ? '\0' : quote;
            }
            else if (c is '\'' or '"')
            {
                quote = c;
            }
            else if (c == '}' && depth-- == 0)
            {
                return i;
            }
            else
            {
                depth += c == '{' ? 1 : 0;
            }
        }

        return -1;
    }
}
