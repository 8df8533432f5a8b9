using Engine.Core.Planning;
using Engine.Core.Values;

namespace Engine.Core.NetSuite;

/// <summary>Compares one wanted field with what a body or a line holds.</summary>
internal static class FieldComparison
{
    /// <summary>How they differ; a subrecord field by field, as in <c>billingAddress.city</c>.</summary>
    public static IEnumerable<FieldDifference> Differences(Field? field, FieldContent wanted, Value observed)
    {
        if (field?.Kind != FieldKind.Subrecord || wanted.Value.Kind != ValueKind.Object)
        {
            return Compare(field, wanted, observed) is { } difference ? [difference] : [];
        }

        var there = observed.Member(wanted.Name);
        return FieldContents.Within(wanted.Value)
            .Select(inner => Compare(field.FindInner(inner.Name), inner, there))
            .OfType<FieldDifference>()
            .Select(difference => difference with { Field = $"{wanted.Name}.{difference.Field}" });
    }

    /// <summary>Null when they agree. A reference to a step that is not yet done agrees with nothing.</summary>
    private static FieldDifference? Compare(Field? field, FieldContent wanted, Value observed)
    {
        var shape = FieldShape.Of(field, wanted.Value);
        var there = observed.Member(wanted.Name);
        return Agree(field, shape, there) ? null : new FieldDifference(wanted.Name, Show(there), Show(shape));
    }

    /// <summary>A value for people: the id and name of a reference, <c>empty</c> for nothing.</summary>
    public static string Show(Value value) => value.Kind switch
    {
        ValueKind.Missing or ValueKind.Null => "empty",
        ValueKind.Text when value.AsText().Length == 0 => "empty",
        ValueKind.Number => Value.Of(FieldShape.Shortest(value.AsNumber())).ToString(),
        ValueKind.Object when value.Member("id") is { IsNothing: false } id => Name(id, value.Member("refName")),
        _ => value.ToString(),
    };

    /// <summary>NetSuite leaves empty fields out, and an unchecked box may be one of them.</summary>
    private static bool Agree(Field? field, Value wanted, Value there)
    {
        if (IsEmpty(wanted))
        {
            return IsEmpty(there);
        }

        if (IsEmpty(there))
        {
            return wanted == Value.False;
        }

        return wanted.Kind switch
        {
            ValueKind.Reference => FieldShape.Of(Reference, there) == wanted,
            ValueKind.Number => FieldShape.Of(Number, there) == wanted,
            ValueKind.Boolean => FieldShape.Of(Checkbox, there) == wanted,
            ValueKind.Date => FieldShape.Of(Day, there) == wanted,
            ValueKind.Text when field?.Kind == FieldKind.Text => there == wanted,
            ValueKind.Text => there == wanted || FieldShape.Of(Reference, there) == FieldShape.Of(Reference, wanted),
            ValueKind.Instant => SameInstant(wanted, there),
            _ => false,
        };
    }

    private static bool IsEmpty(Value value) => value.IsNothing || (value.Kind == ValueKind.Text && value.AsText().Length == 0);

    private static bool SameInstant(Value wanted, Value there) =>
        there.Kind == ValueKind.Text
        && DateTimeOffset.TryParse(there.AsText(), System.Globalization.CultureInfo.InvariantCulture, out var instant)
        && instant == wanted.AsInstant();

    private static string Name(Value id, Value name) =>
        name.Kind == ValueKind.Text && name.AsText() != id.ToString() ? $"{id} ({name.AsText()})" : id.ToString();

    private static readonly Field Reference = Field.Reference("", to: "");
    private static readonly Field Number = Field.Quantity("");
    private static readonly Field Checkbox = Field.Boolean("");
    private static readonly Field Day = Field.Date("");
}
