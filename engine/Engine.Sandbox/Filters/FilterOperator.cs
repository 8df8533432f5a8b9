using System.Globalization;
using Engine.Sandbox.State;
using Engine.Sandbox.Types;

namespace Engine.Sandbox.Filters;

/// <summary>The operators of list filters, by the kind of field they look at. Texts are compared without case [inferred].</summary>
internal static class FilterOperator
{
    private const string Not = "_NOT";

    // Dates stand in the account's format, not in ISO's.
    private const string AccountDate = "M/d/yyyy";

    /// <param name="values">Reads the operator's values, when it has any.</param>
    /// <exception cref="Http.Refusal">The field does not take the operator, or the operator not the values.</exception>
    public static Func<StoredRecord, bool> Test(FilterValue field, string name, Func<List<string>> values)
    {
        var negated = name.EndsWith(Not, StringComparison.Ordinal);
        var plain = negated ? name[..^Not.Length] : name;
        if (plain == "EMPTY")
        {
            return record => field.Read(record) is null != negated;
        }

        var test = Positive(field, plain, values());
        return negated ? record => field.Read(record) is { } value && !test(value) : record => field.Read(record) is { } value && test(value);
    }

    private static Func<object, bool> Positive(FilterValue field, string name, List<string> values) => field.Kind switch
    {
        FieldKind.Flag => Flag(field, name, values),
        FieldKind.Whole => Ordered(field, name, values, Number),
        FieldKind.Date => Ordered(field, name, values, Date),
        _ => Text(field, name, values),
    };

    private static Func<object, bool> Flag(FilterValue field, string name, List<string> values) =>
        name == "IS" && values is [var wanted] && bool.TryParse(wanted, out var flag) ? value => (bool)value == flag : throw Bad(field, name);

    private static Func<object, bool> Text(FilterValue field, string name, List<string> values)
    {
        const StringComparison Folded = StringComparison.OrdinalIgnoreCase;
        if (name == "ANY_OF")
        {
            return value => values.Contains((string)value, StringComparer.OrdinalIgnoreCase);
        }

        var wanted = values is [var only] ? only : throw Bad(field, name);
        return name switch
        {
            "IS" => value => ((string)value).Equals(wanted, Folded),
            "CONTAIN" => value => ((string)value).Contains(wanted, Folded),
            "START_WITH" => value => ((string)value).StartsWith(wanted, Folded),
            "END_WITH" => value => ((string)value).EndsWith(wanted, Folded),
            _ => throw Bad(field, name),
        };
    }

    private static Func<object, bool> Ordered<T>(FilterValue field, string name, List<string> values, Func<FilterValue, string, T> read)
        where T : IComparable<T>
    {
        var wanted = values.Select(value => read(field, value)).ToList();
        Func<int, bool>? order = (name, wanted.Count) switch
        {
            ("EQUAL" or "ON", 1) => compared => compared == 0,
            ("GREATER" or "AFTER", 1) => compared => compared > 0,
            ("GREATER_OR_EQUAL" or "ON_OR_AFTER", 1) => compared => compared >= 0,
            ("LESS" or "BEFORE", 1) => compared => compared < 0,
            ("LESS_OR_EQUAL" or "ON_OR_BEFORE", 1) => compared => compared <= 0,
            _ => null,
        };
        if (order is not null)
        {
            return value => order(((T)value).CompareTo(wanted[0]));
        }

        return (name, wanted.Count) switch
        {
            ("ANY_OF", _) => value => wanted.Contains((T)value),
            ("BETWEEN" or "WITHIN", 2) => value => ((T)value).CompareTo(wanted[0]) >= 0 && ((T)value).CompareTo(wanted[1]) <= 0,
            _ => throw Bad(field, name),
        };
    }

    private static decimal Number(FilterValue field, string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw ListFilter.Bad($"The field {field.Name} takes a number, not '{text}'.");

    private static DateOnly Date(FilterValue field, string text) =>
        DateOnly.TryParseExact(text, AccountDate, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw ListFilter.Bad($"The field {field.Name} takes a date in the account's format, as 1/31/2026, not '{text}'.");

    private static Http.Refusal Bad(FilterValue field, string name) => ListFilter.Bad($"The field {field.Name} does not take the operator {name} with these values.");
}
