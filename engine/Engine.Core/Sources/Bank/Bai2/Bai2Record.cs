namespace Engine.Core.Sources.Bank.Bai2;

/// <summary>
/// One logical record: a physical one and the 88s that continue it. Fields are taken one by one, since how many there are depends on what they say, and
/// since a comma or slash is data once the text has begun.
/// </summary>
internal sealed class Bai2Record(string code, IReadOnlyList<(string Text, int Line)> parts)
{
    private int part;
    private int at;

    public string Code => code;

    public int Line => parts[0].Line;

    public int Parts => parts.Count;

    /// <summary>Where the next field begins.</summary>
    public Place Place => new(parts[Math.Min(part, parts.Count - 1)].Line, at + 4);

    /// <summary>The next field; null when there is none. A record that is continued goes on with the next field of the 88.</summary>
    public string? Next()
    {
        if (part >= parts.Count)
        {
            return null;
        }

        var text = Fields(part);
        if (at > text.Length)
        {
            (part, at) = (part + 1, 0);
            return Next();
        }

        var comma = text.IndexOf(',', at);
        var end = comma < 0 ? text.Length : comma;
        var field = text[at..end];
        at = end + 1;
        return field;
    }

    /// <summary>All that is left, as text: the pieces of the physical records, without the slash at the end of the last.</summary>
    public List<string> Rest()
    {
        var pieces = new List<string>();
        if (part < parts.Count && at > Fields(part).Length)
        {
            // The fields of this part ended with its slash, which stands for the comma before the text.
            (part, at) = (part + 1, 0);
        }

        for (; part < parts.Count; part++, at = 0)
        {
            var text = parts[part].Text;
            pieces.Add(text[Math.Min(at, text.Length)..].Trim());
        }

        if (pieces.Count > 0 && pieces[^1].EndsWith('/'))
        {
            pieces[^1] = pieces[^1][..^1].TrimEnd();
        }

        pieces.RemoveAll(piece => piece.Length == 0);
        return pieces;
    }

    private string Fields(int index) => parts[index].Text is [.., '/'] whole ? whole[..^1] : parts[index].Text;
}
