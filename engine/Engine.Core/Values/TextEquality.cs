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

    // A text has as many bytes as characters exactly when it is ASCII; it never has fewer.
    public static bool AreEqual(ReadOnlySpan<byte> utf8, string text) => utf8.Length == text.Length
        ? Ascii.Equals(utf8, text)
        : utf8.Length > text.Length && Encoding.UTF8.GetString(utf8) == text;
}
