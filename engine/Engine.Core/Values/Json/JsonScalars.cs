using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Engine.Core.Expressions;

namespace Engine.Core.Values.Json;

/// <summary>Decodes numbers and texts as they stand in JSON.</summary>
internal static class JsonScalars
{
    private const int LongestNumber = 64;
    private const int LongestPlain = 18;

    /// <summary>The number; a failure <c>EXP110</c> when a decimal cannot hold it exactly.</summary>
    public static Value Number(ReadOnlySpan<byte> written)
    {
        if (TryWhole(written, out var whole))
        {
            return Value.Of(whole);
        }

        Span<char> text = stackalloc char[LongestNumber];
        return written.Length <= LongestNumber && Numbers.TryParse(text[..Encoding.ASCII.GetChars(written, text)], out var number)
            ? Value.Of(number)
            : Value.Fail(ExpressionCodes.NumberTooLong, $"The number {Shorten(written)} has more digits than an amount can hold exactly.");
    }

    /// <summary>The text; a failure <c>EXP114</c> when an escape stands for half of a character.</summary>
    public static Value Escaped(ReadOnlySpan<byte> written) =>
        Unescape(written) is { } text ? Value.Of(text) : Damaged([(byte)'"', .. written, (byte)'"']);

    public static Value Damaged(ReadOnlySpan<byte> written) =>
        Value.Fail(ExpressionCodes.TextDamaged, $"The text {Shorten(written)} contains half of a character and cannot be read.");

    /// <summary>Null when an escape stands for half of a character.</summary>
    public static string? Unescape(ReadOnlySpan<byte> written)
    {
        var reader = new Utf8JsonReader([(byte)'"', .. written, (byte)'"']);
        reader.Read();
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            // The reader has no other way to say so.
            return null;
        }
    }

    /// <summary>The number where it has no point, no exponent and not too many digits; false for any other text.</summary>
    public static bool TryWhole(ReadOnlySpan<byte> written, out long whole)
    {
        whole = 0;
        return written.Length <= LongestPlain && Utf8Parser.TryParse(written, out whole, out var read) && read == written.Length;
    }

    private static string Shorten(ReadOnlySpan<byte> written)
    {
        var text = Encoding.UTF8.GetString(written);
        return text.Length <= 40 ? text : text[..40] + "…";
    }
}
