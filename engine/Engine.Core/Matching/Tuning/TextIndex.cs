using Engine.Core.Diagnostics;

namespace Engine.Core.Matching.Tuning;

/// <summary>Finds the character of a text that stands at a position. Lines end with LF, CR LF or CR, as positions count them.</summary>
internal static class TextIndex
{
    public static int Of(string text, TextPosition position)
    {
        var start = 0;
        for (var line = 1; line < position.Line; line++)
        {
            start += text.AsSpan(start).IndexOfAny('\r', '\n') + 1;
            if (text[start - 1] == '\r' && start < text.Length && text[start] == '\n')
            {
                start++;
            }
        }

        return start + position.Column - 1;
    }
}
