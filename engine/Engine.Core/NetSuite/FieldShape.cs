using System.Globalization;
using Engine.Core.Values;

namespace Engine.Core.NetSuite;

/// <summary>Brings what a mapping gives for a field into the one shape that is sent and compared.</summary>
internal static class FieldShape
{
    /// <summary>
    /// An id for a reference or a choice, text for text, a number without currency and without trailing zeros for money and counts,
    /// a date for a date. What cannot be brought into shape stays as it is, for NetSuite to refuse. A custom field keeps the shape of its value.
    /// </summary>
    public static Value Of(Field? field, Value value) => value.Kind == ValueKind.Null ? value : field?.Kind switch
    {
        FieldKind.Reference or FieldKind.Choice => Reference(value),
        FieldKind.Amount or FieldKind.Quantity => Number(value),
        FieldKind.Text => Text(value),
        FieldKind.Date => Date(value),
        FieldKind.Boolean => Boolean(value),
        _ => Custom(value),
    };

    /// <summary>A number with the fewest digits, so that equal numbers are written alike.</summary>
    public static decimal Shortest(decimal number)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(number, parts);
        var scale = number.Scale;
        var isSmall = parts[1] == 0 && parts[2] == 0 && parts[0] > 0;
        if (scale > 0 && !isSmall)
        {
            return number == 0 ? 0 : number / 1.0000000000000000000000000000m;
        }

        while (scale > 0 && parts[0] % 10 == 0)
        {
            parts[0] /= 10;
            scale--;
        }

        return scale == number.Scale ? number : new decimal(parts[0], 0, 0, number < 0, scale);
    }

    private static Value Reference(Value value) => value.Kind switch
    {
        ValueKind.Text => Known(value.AsText()),
        ValueKind.Number => Known(Shortest(value.AsNumber()).ToString(CultureInfo.InvariantCulture)),
        ValueKind.Object when value.Member("id") is { Kind: ValueKind.Text or ValueKind.Number } id => Reference(id),
        _ => value,
    };

    private static Value Number(Value value) => value.Kind switch
    {
        ValueKind.Number or ValueKind.Amount => Value.Of(Shortest(value.AsNumber())),
        ValueKind.Text when decimal.TryParse(value.AsText(), PlainNumber, CultureInfo.InvariantCulture, out var number) => Value.Of(Shortest(number)),
        _ => value,
    };

    private static Value Text(Value value) => value.Kind switch
    {
        ValueKind.Number or ValueKind.Amount => Value.Of(Shortest(value.AsNumber()).ToString(CultureInfo.InvariantCulture)),
        ValueKind.Boolean or ValueKind.Date or ValueKind.Instant => Value.Of(value.ToString()),
        _ => value,
    };

    private static Value Date(Value value) =>
        value.Kind == ValueKind.Text && DateOnly.TryParseExact(value.AsText(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? Value.Of(date)
            : value;

    /// <summary>SuiteQL and older writers say T and F; the schema of some checkboxes says <c>{"id":"T"}</c>.</summary>
    private static Value Boolean(Value value) => value.Kind switch
    {
        ValueKind.Text when value.AsText() is "T" or "true" => Value.True,
        ValueKind.Text when value.AsText() is "F" or "false" => Value.False,
        ValueKind.Object when value.Member("id") is { Kind: ValueKind.Text } id => Boolean(id),
        _ => value,
    };

    private static Value Custom(Value value) => value.Kind switch
    {
        ValueKind.Number or ValueKind.Amount => Number(value),
        ValueKind.Object => Reference(value),
        _ => value,
    };

    private static Value Known(string id) => Value.Known(id);

    private const NumberStyles PlainNumber = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
}
