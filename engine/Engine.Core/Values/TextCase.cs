namespace Engine.Core.Values;

/// <summary>Capital and small letters, without regard to any culture.</summary>
internal static class TextCase
{
    private const int ShortText = 64;

    public static Value Upper(Value text) => Change(text, static (from, to) => from.ToUpperInvariant(to), static whole => whole.ToUpperInvariant());

    public static Value Lower(Value text) => Change(text, static (from, to) => from.ToLowerInvariant(to), static whole => whole.ToLowerInvariant());

    // A short text of a payload, such as a currency, is made once, already changed.
    private static Value Change(Value text, Func<ReadOnlySpan<char>, Span<char>, int> shortText, Func<string, string> anyText)
    {
        Span<char> room = stackalloc char[ShortText];
        if (!text.TryDecode(room, out var decoded))
        {
            return Value.Of(anyText(text.AsText()));
        }

        Span<char> changed = stackalloc char[ShortText];
        return Value.Of(new string(changed[..shortText(decoded, changed)]));
    }
}
