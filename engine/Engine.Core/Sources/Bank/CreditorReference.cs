namespace Engine.Core.Sources.Bank;

/// <summary>
/// Creditor references of ISO 11649: RF, two check digits, 1 to 21 letters and digits; blanks only for the eye, case without meaning. The check: the
/// first four characters moved to the end, letters as 10 to 35, and the number modulo 97 is 1.
/// </summary>
public static class CreditorReference
{
    private const int Shortest = 5;
    private const int Longest = 25;
    private const int Modulus = 97;
    private const int PrintedGroup = 4;

    /// <param name="reference">Without blanks, in any case.</param>
    public static bool IsValid(ReadOnlySpan<char> reference)
    {
        if (!HasShape(reference))
        {
            return false;
        }

        var rest = Remainder(Remainder(0, reference[4..]), reference[..4]);
        return rest == 1;
    }

    /// <summary>Starts like one: RF and two digits, and has its length and letters.</summary>
    public static bool HasShape(ReadOnlySpan<char> reference) =>
        reference.Length is >= Shortest and <= Longest
        && reference[0] is 'R' or 'r'
        && reference[1] is 'F' or 'f'
        && char.IsAsciiDigit(reference[2])
        && char.IsAsciiDigit(reference[3])
        && IsWord(reference);

    /// <summary>The references that stand in a text, without blanks and in capitals; those whose check digits are wrong are marked.</summary>
    public static IEnumerable<(string Reference, bool IsValid)> In(string text)
    {
        for (var at = text.IndexOf("RF", StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf("RF", at + 2, StringComparison.OrdinalIgnoreCase))
        {
            if (at > 0 && char.IsAsciiLetterOrDigit(text[at - 1]))
            {
                continue;
            }

            if (Valid(text, at) is { } valid)
            {
                yield return (valid, true);
            }
            else if (Run(text, at) is { } run && HasShape(run))
            {
                yield return (run.ToUpperInvariant(), false);
            }
        }
    }

    private static string Run(string text, int start)
    {
        var end = start;
        while (end < text.Length && char.IsAsciiLetterOrDigit(text[end]))
        {
            end++;
        }

        return text[start..end];
    }

    /// <summary>One run, or groups of four with a blank between, as they are printed: the longest that is valid.</summary>
    private static string? Valid(string text, int start)
    {
        var joined = "";
        string? best = null;
        for (var at = start; at < text.Length && joined.Length <= Longest;)
        {
            var group = Run(text, at);
            joined += group;
            best = IsValid(joined) ? joined.ToUpperInvariant() : best;
            at += group.Length + 1;
            if (group.Length != PrintedGroup || at > text.Length || text[at - 1] != ' ')
            {
                break;
            }
        }

        return best;
    }

    private static bool IsWord(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (!char.IsAsciiLetterOrDigit(character))
            {
                return false;
            }
        }

        return true;
    }

    private static int Remainder(int rest, ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            var value = char.IsAsciiDigit(character) ? character - '0' : char.ToUpperInvariant(character) - 'A' + 10;
            rest = ((value < 10 ? rest * 10 : rest * 100) + value) % Modulus;
        }

        return rest;
    }
}
