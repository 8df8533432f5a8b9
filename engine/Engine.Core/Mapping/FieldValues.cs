using System.Globalization;
using Engine.Core.Expressions;
using Engine.Core.NetSuite;
using Engine.Core.Values;

namespace Engine.Core.Mapping;

/// <summary>Fits values to fields: what a field takes, and how a value of another kind becomes one it takes, or why it cannot.</summary>
internal static class FieldValues
{
    private const Kinds AnyNumber = Kinds.Number | Kinds.Amount;

    /// <summary>The kinds of value that a field can be filled from.</summary>
    public static Kinds Takes(Field field) => Kinds.Nothing | field.Kind switch
    {
        FieldKind.Amount => AnyNumber,
        FieldKind.Quantity => AnyNumber,
        FieldKind.Boolean => Kinds.Boolean,
        FieldKind.Date => Kinds.Date | Kinds.Text,
        FieldKind.Reference => Kinds.Reference | Kinds.Text | Kinds.Number | Kinds.Object,
        FieldKind.Text => Kinds.Text | Kinds.Number | Kinds.Date,
        FieldKind.Choice => Kinds.Text,
        _ => AnyNumber | Kinds.Boolean | Kinds.Date | Kinds.Reference | Kinds.Text | Kinds.Object,
    };

    /// <summary>The value as the field holds it; a failure <c>MAP207</c> when the field cannot take it. Null clears the field.</summary>
    public static Value Fit(Field field, Value value)
    {
        if (value.Kind is ValueKind.Null or ValueKind.Failure)
        {
            return value;
        }

        return field.Kind switch
        {
            FieldKind.Amount or FieldKind.Quantity => Number(field, value),
            FieldKind.Boolean => value.Kind == ValueKind.Boolean ? value : Refuse(field, value, "true or false"),
            FieldKind.Date => Date(field, value),
            FieldKind.Reference => Reference(field, value),
            FieldKind.Text => Text(field, value),
            FieldKind.Choice => value.Kind == ValueKind.Text ? value : Refuse(field, value, "the id of an entry of its list, as text"),
            _ => Custom(field, value),
        };
    }

    private static Value Number(Field field, Value value) =>
        value.Kind is ValueKind.Number or ValueKind.Amount ? value : Refuse(field, value, "a number; use money(…) or number(…)");

    private static Value Date(Field field, Value value) => value.Kind switch
    {
        ValueKind.Date => value,
        ValueKind.Text when DateOnly.TryParseExact(value.AsText(), "yyyy-MM-dd", out var date) => Value.Of(date),
        _ => Refuse(field, value, "a date such as 2025-03-31; use date(…)"),
    };

    private static Value Reference(Field field, Value value) => value.Kind switch
    {
        ValueKind.Reference => value,
        ValueKind.Text when IsInternalId(value.AsText()) => Known(value.AsText()),
        ValueKind.Number when decimal.IsInteger(value.AsNumber()) && value.AsNumber() > 0 =>
            Known(value.AsNumber().ToString("0", CultureInfo.InvariantCulture)),
        ValueKind.Object when value.Member("id") is { Kind: ValueKind.Text or ValueKind.Number } id => Reference(field, id),
        _ => Refuse(field, value, "a reference: crosswalk(…), ref(…), or an internal id"),
    };

    private static Value Text(Field field, Value value)
    {
        if (value.Kind is not (ValueKind.Text or ValueKind.Number or ValueKind.Date))
        {
            return Refuse(field, value, "text; use text(…)");
        }

        var text = value.Kind == ValueKind.Text ? value : Value.Of(value.ToString());
        return text.RoughLength > field.MaxLength && text.Length > field.MaxLength
            ? Value.Fail(
                MappingCodes.BadFieldValue,
                $"`{field.Name}` takes {field.MaxLength} characters and this text has {text.Length}; use truncate(…, {field.MaxLength}).")
            : text;
    }

    private static Value Custom(Field field, Value value) => value.Kind switch
    {
        ValueKind.Object => Reference(field, value),
        ValueKind.List or ValueKind.Instant or ValueKind.Missing => Refuse(field, value, "a single value"),
        _ => value,
    };

    // Customers that NetSuite ships have negative ids; everything else counts from 1.
    private static bool IsInternalId(string text) =>
        text.Length is > 0 and <= 18 && text.AsSpan().TrimStart('-') is { Length: > 0 } digits && !digits.ContainsAnyExceptInRange('0', '9');

    private static Value Known(string internalId) => Value.Known(internalId);

    private static Value Refuse(Field field, Value value, string wanted) =>
        Value.Fail(MappingCodes.BadFieldValue, $"`{field.Name}` takes {wanted}, and the value is {Describe(value)}.");

    private static string Describe(Value value) => value.Kind switch
    {
        ValueKind.Text => $"the text \"{(value.AsText().Length <= 40 ? value.AsText() : value.AsText()[..39] + "…")}\"",
        ValueKind.Missing => "missing",
        ValueKind.List => "a list",
        ValueKind.Object => "an object",
        _ => value.ToString(),
    };
}
