using System.Globalization;
using System.Text;

namespace Engine.Core.Diagnostics.Formats;

/// <summary>
/// Text of a file, fit for a terminal or log: what would move the cursor, change colours or reverse the direction of reading is
/// shown as its number.
/// </summary>
public static class Printable
{
    public static string Of(string text)
    {
        if (!text.Any(IsHidden))
        {
            return text;
        }

        var output = new StringBuilder(text.Length + 16);
        foreach (var character in text)
        {
            _ = IsHidden(character) ? output.Append($"\\u{(int)character:x4}") : output.Append(character);
        }

        return output.ToString();
    }

    /// <summary>The same, but each such character becomes one <c>·</c>, so that columns stay where they are; a tab becomes a space.</summary>
    public static string InColumns(string text) =>
        string.Create(text.Length, text, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = source[i] == '\t' ? ' ' : IsHidden(source[i]) ? '·' : source[i];
            }
        });

    private static bool IsHidden(char character) =>
        char.IsControl(character) ||
        char.GetUnicodeCategory(character) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
