namespace Engine.Core.Sources;

/// <summary>
/// Finds card numbers in text: digits in one stretch, or in groups with a space or hyphen between, such as 4242 4242 4242 4242 or
/// 3782-822463-10005. Digits that letters, an underscore or a decimal point touch are part of an id or an amount, and are none.
/// </summary>
internal ref struct CardRuns(ReadOnlySpan<byte> text)
{
    private const int FirstGroup = 4;
    private const int LongestGroup = 6;

    private readonly ReadOnlySpan<byte> text = text;
    private int end;
    private Range found;

    /// <summary>Where the number stands that <see cref="MoveNext"/> found.</summary>
    public readonly Range Current => found;

    // A number of 13 digits or more covers one of any 13 places in a row, so the others need not be looked at.
    public bool MoveNext()
    {
        for (var probe = end + CardIssuers.Shortest - 1; probe < text.Length; probe = end + CardIssuers.Shortest)
        {
            while (probe < text.Length && !IsPart(text[probe]))
            {
                probe += CardIssuers.Shortest;
            }

            if (probe >= text.Length)
            {
                break;
            }

            var start = probe;
            while (start > end && IsPart(text[start - 1]))
            {
                start--;
            }

            if (Search(start))
            {
                return true;
            }
        }

        end = text.Length;
        return false;
    }

    /// <summary>Looks through one run of digits, spaces and hyphens, and leaves <see cref="end"/> behind what was looked at.</summary>
    private bool Search(int start)
    {
        var at = start;
        while (at < text.Length && IsPart(text[at]))
        {
            if (!char.IsAsciiDigit((char)text[at]))
            {
                at++;
                continue;
            }

            if (NumberAt(at) is { } last)
            {
                found = at..last;
                end = last;
                return true;
            }

            at = GroupEnd(at);
        }

        end = at;
        return false;
    }

    /// <summary>Where the card number that begins with the group at this place ends; null when none does.</summary>
    private readonly int? NumberAt(int start)
    {
        if (IsJoinedBefore(start))
        {
            return null;
        }

        Span<byte> digits = stackalloc byte[CardIssuers.Longest];
        var (count, at) = (0, start);
        int? best = null;
        while (true)
        {
            var groupEnd = GroupEnd(at);
            var length = groupEnd - at;
            if (count + length > CardIssuers.Longest || (count > 0 && length > LongestGroup))
            {
                return best;
            }

            text[at..groupEnd].CopyTo(digits[count..]);
            count += length;
            var isOpen = !IsJoinedAfter(groupEnd);
            best = isOpen && CardIssuers.IsCardNumber(digits[..count]) ? groupEnd : best;
            if ((at == start && length != FirstGroup) || groupEnd + 1 >= text.Length || !IsSeparator(text[groupEnd]) || !char.IsAsciiDigit((char)text[groupEnd + 1]))
            {
                return best;
            }

            at = groupEnd + 1;
        }
    }

    private readonly int GroupEnd(int start)
    {
        var at = start;
        while (at < text.Length && char.IsAsciiDigit((char)text[at]))
        {
            at++;
        }

        return at;
    }

    private static bool IsPart(byte character) => char.IsAsciiDigit((char)character) || IsSeparator(character);

    private static bool IsSeparator(byte character) => character is (byte)' ' or (byte)'-';

    // A letter after a backslash is an escaped line end or tab.
    private readonly bool IsJoinedBefore(int start) => start > 0 && text[start - 1] switch
    {
        (byte)'.' => start > 1 && char.IsAsciiDigit((char)text[start - 2]),
        (byte)'n' or (byte)'r' or (byte)'t' => start < 2 || text[start - 2] != '\\',
        var before => IsWord(before),
    };

    private readonly bool IsJoinedAfter(int end) => end < text.Length && text[end] switch
    {
        (byte)'.' => end + 1 < text.Length && char.IsAsciiDigit((char)text[end + 1]),
        var after => IsWord(after),
    };

    private static bool IsWord(byte character) => char.IsAsciiLetterOrDigit((char)character) || character == '_';
}
