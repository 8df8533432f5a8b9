namespace Engine.Core.Diagnostics;

/// <summary>Finds the character of a text that stands at a position. Lines end with LF, CR LF or CR, as positions count them.</summary>
public static class TextIndex
{
    /// <summary>The index of the character; of the end for one past it.</summary>
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

    /// <summary>The text with something else in the place of a stretch of it.</summary>
    public static string Splice(string text, SourceSpan span, string value) => string.Concat(text.AsSpan(0, Of(text, span.Start)), value, text.AsSpan(Of(text, span.End)));
}
