namespace Engine.Sandbox.Filters;

/// <summary>Cuts a filter into words, quoted texts, parentheses and lists' brackets and commas.</summary>
internal static class FilterTokens
{
    /// <summary>Each token with whether it was quoted, so that a quoted <c>AND</c> is a text.</summary>
    public static IEnumerable<(string Text, bool IsQuoted)> Read(string filter)
    {
        var at = 0;
        while (at < filter.Length)
        {
            var letter = filter[at];
            if (char.IsWhiteSpace(letter))
            {
                at++;
            }
            else if (letter == '"')
            {
                var end = filter.IndexOf('"', at + 1);
                yield return end < 0 ? throw ListFilter.Bad("A quote is not closed.") : (filter[(at + 1)..end], true);
                at = end + 1;
            }
            else if (IsSign(letter))
            {
                yield return (letter.ToString(), false);
                at++;
            }
            else
            {
                var start = at;
                while (at < filter.Length && !char.IsWhiteSpace(filter[at]) && !IsSign(filter[at]))
                {
                    at++;
                }

                yield return (filter[start..at], false);
            }
        }
    }

    private static bool IsSign(char letter) => letter is '(' or ')' or '[' or ']' or ',';
}
