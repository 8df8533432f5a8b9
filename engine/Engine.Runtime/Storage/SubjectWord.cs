namespace Engine.Runtime.Storage;

/// <summary>Whether a text names a subject: as a whole word, so <c>cus_1</c> is not in <c>cus_12</c>.</summary>
internal static class SubjectWord
{
    public static bool IsIn(ReadOnlySpan<byte> text, ReadOnlySpan<byte> subject)
    {
        for (var start = 0; text[start..].IndexOf(subject) is var at and >= 0; start += at + 1)
        {
            var (before, after) = (start + at - 1, start + at + subject.Length);
            if ((before < 0 || !IsOfWord(text[before])) && (after >= text.Length || !IsOfWord(text[after])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOfWord(byte letter) => char.IsAsciiLetterOrDigit((char)letter) || letter is (byte)'_' or (byte)'-' || letter > 127;
}
