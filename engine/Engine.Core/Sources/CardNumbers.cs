using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using System.Text.Json;

namespace Engine.Core.Sources;

/// <summary>
/// Blanks out card numbers and security codes in a JSON body before it is kept. In text, all digits but the last four become asterisks; a JSON
/// number becomes null. The length stays, and a body without any is given back as it is. Ids are left alone: they tell one event from another.
/// </summary>
public static class CardNumbers
{
    private const int LastDigits = 4;
    private const byte Blank = (byte)'*';

    private static readonly FrozenSet<string> Secrets =
        FrozenSet.Create(StringComparer.Ordinal, "cvc", "cvv", "cvc2", "cvv2", "csc", "security_code", "securityCode", "card_cvc", "card_cvv");

    private static readonly FrozenSet<string> Numbers = FrozenSet.Create(StringComparer.Ordinal, "card_number", "cardNumber", "cardnumber", "pan");

    // All at once, as they stand in the text: a body in which none of them stands needs no second look.
    private static readonly SearchValues<string> Names = SearchValues.Create([.. Secrets.Union(Numbers).Select(name => $"\"{name}\"")], StringComparison.Ordinal);

    /// <param name="body">JSON; what is no JSON is given back as it is, since no reader takes it.</param>
    /// <param name="count">How many values were blanked out.</param>
    /// <param name="id">One more member that is an id.</param>
    public static ReadOnlyMemory<byte> Mask(ReadOnlyMemory<byte> body, out int count, string? id = null)
    {
        count = 0;
        if (!MayHold(body.Span))
        {
            return body;
        }

        var copy = body.ToArray();
        try
        {
            count = BlankOut(body.Span, copy, id);
        }
        catch (JsonException)
        {
            // Not JSON: whoever reads it says so, and it is not kept.
            count = 0;
        }

        return count > 0 ? copy : body;
    }

    private static bool MayHold(ReadOnlySpan<byte> body) => new CardRuns(body).MoveNext() || HasName(body);

    private static bool HasName(ReadOnlySpan<byte> body)
    {
        // Names are looked for in text alone; they are ASCII, and so a byte may stand for a character.
        var text = ArrayPool<char>.Shared.Rent(body.Length);
        var length = Encoding.Latin1.GetChars(body, text);
        var found = text.AsSpan(0, length).ContainsAny(Names);
        ArrayPool<char>.Shared.Return(text);
        return found;
    }

    private static int BlankOut(ReadOnlySpan<byte> body, Span<byte> copy, string? id)
    {
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = Values.JsonValue.Options.MaxDepth });
        var (name, count) = ("", 0);
        while (reader.Read())
        {
            var start = (int)reader.TokenStartIndex;
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    name = reader.ValueIsEscaped ? "" : Encoding.UTF8.GetString(reader.ValueSpan);
                    name = name == id ? "id" : name;
                    count += BlankRuns(copy.Slice(start + 1, reader.ValueSpan.Length));
                    break;
                case JsonTokenType.String:
                    count += BlankText(name, copy.Slice(start + 1, reader.ValueSpan.Length));
                    break;
                case JsonTokenType.Number:
                    count += BlankNumber(name, copy.Slice(start, reader.ValueSpan.Length));
                    break;
            }
        }

        return count;
    }

    private static int BlankText(string name, Span<byte> text)
    {
        var digits = text.Length - text.CountOther();
        if (Secrets.Contains(name) && text.Length is 3 or 4 && digits == text.Length)
        {
            text.Fill(Blank);
            return 1;
        }

        if (Numbers.Contains(name) && digits is >= CardIssuers.Shortest - 1 and <= CardIssuers.Longest)
        {
            return BlankDigits(text);
        }

        return IsId(name) ? 0 : BlankRuns(text);
    }

    private static int BlankNumber(string name, Span<byte> text)
    {
        var isSecret = Secrets.Contains(name) && text.Length is 3 or 4;
        var isNumber = Numbers.Contains(name) && text.Length is >= CardIssuers.Shortest - 1 and <= CardIssuers.Longest;
        if (text.CountOther() > 0 || !(isSecret || isNumber || (!IsId(name) && CardIssuers.IsCardNumber(text))))
        {
            return 0;
        }

        text.Fill((byte)' ');
        if (text.Length > 3)
        {
            "null"u8.CopyTo(text);
        }
        else
        {
            // Three digits have no room for null.
            text[0] = (byte)'0';
        }

        return 1;
    }

    private static int BlankRuns(Span<byte> text)
    {
        var count = 0;
        var runs = new CardRuns(text);
        while (runs.MoveNext())
        {
            count += BlankDigits(text[runs.Current]);
        }

        return count;
    }

    private static int BlankDigits(Span<byte> number)
    {
        var left = number.Length - number.CountOther() - LastDigits;
        for (var i = 0; i < number.Length && left > 0; i++)
        {
            if (char.IsAsciiDigit((char)number[i]))
            {
                number[i] = Blank;
                left--;
            }
        }

        return 1;
    }

    private static int CountOther(this Span<byte> text)
    {
        var count = 0;
        foreach (var character in text)
        {
            count += char.IsAsciiDigit((char)character) ? 0 : 1;
        }

        return count;
    }

    private static bool IsId(string name) =>
        name.Equals("id", StringComparison.OrdinalIgnoreCase) || name.EndsWith("_id", StringComparison.OrdinalIgnoreCase) || name.EndsWith("Id", StringComparison.Ordinal);
}
