using System.Text;

namespace Engine.Core.Values;

/// <summary>Compares texts by character code, without decoding those that stand in a payload.</summary>
internal static class TextEquality
{
    public static bool AreEqual(Value left, Value right)
    {
        if (!left.TryGetUtf8(out var first))
        {
            return right.TryGetUtf8(out var other) ? AreEqual(other, left.AsText()) : left.AsText() == right.AsText();
        }

        return right.TryGetUtf8(out var second) ? first.SequenceEqual(second) : AreEqual(first, right.AsText());
    }

    /// <summary>Whether a text begins with another.</summary>
    public static bool StartsWith(Value text, string part) => text.TryGetUtf8(out var utf8) && Ascii.IsValid(part)
        ? utf8.Length >= part.Length && Ascii.Equals(utf8[..part.Length], part)
        : text.AsText().StartsWith(part, StringComparison.Ordinal);

    /// <summary>Whether a text ends with another.</summary>
    public static bool EndsWith(Value text, string part) => text.TryGetUtf8(out var utf8) && Ascii.IsValid(part)
        ? utf8.Length >= part.Length && Ascii.Equals(utf8[^part.Length..], part)
        : text.AsText().EndsWith(part, StringComparison.Ordinal);

    /// <summary>Whether a text is empty or only blanks.</summary>
    public static bool IsBlank(Value text) =>
        (!text.TryGetUtf8(out var utf8) || utf8 is not [> (byte)' ' and < 0x7F, ..]) && string.IsNullOrWhiteSpace(text.AsText());

    // A text has as many bytes as characters exactly when it is ASCII; it never has fewer.
    public static bool AreEqual(ReadOnlySpan<byte> utf8, string text) => utf8.Length == text.Length
        ? Ascii.Equals(utf8, text)
        : utf8.Length > text.Length && Encoding.UTF8.GetString(utf8) == text;
}
