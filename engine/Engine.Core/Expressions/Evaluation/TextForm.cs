using System.Globalization;
using System.Runtime.CompilerServices;
using Engine.Core.Values;

namespace Engine.Core.Expressions.Evaluation;

/// <summary>Values written into text: numbers and amounts as a plain number, dates as <c>yyyy-MM-dd</c>, instants as RFC 3339 in UTC.</summary>
internal static class TextForm
{
    public const int LongestText = 1_000_000;

    private const int RoomOnStack = 64;

    /// <summary>Appends the text of a value, that of a payload without making a string of it. False for what has no plain text.</summary>
    public static bool TryAppend(ref DefaultInterpolatedStringHandler text, Value value, out int length)
    {
        Span<char> room = stackalloc char[RoomOnStack];
        if (value.TryDecode(room, out var decoded))
        {
            text.AppendFormatted(decoded);
            length = decoded.Length;
            return true;
        }

        var hasText = TryGet(value, out var written);
        text.AppendLiteral(written);
        length = written.Length;
        return hasText;
    }

    /// <summary>False for what has no plain text: lists, objects, records that have no id yet, nothing at all.</summary>
    public static bool TryGet(Value value, out string text)
    {
        text = value.Kind switch
        {
            ValueKind.Text => value.AsText(),
            ValueKind.Number or ValueKind.Amount => value.AsNumber().ToString(CultureInfo.InvariantCulture),
            ValueKind.Boolean or ValueKind.Date or ValueKind.Instant => value.ToString(),
            ValueKind.Reference when value.AsReference() is RecordReference.Known known => known.InternalId,
            _ => "",
        };
        return text.Length > 0 || value.Kind == ValueKind.Text;
    }
}
