using System.Collections.Immutable;
using System.Globalization;
using Engine.Sandbox.Http;

namespace Engine.Sandbox.Lists;

/// <summary>
/// The operators of a list's <c>q</c> by the kind of value they compare (Oracle help, section_1545222128). Each also exists as
/// <c>…_NOT</c>, save <c>IS</c> and <c>EMPTY</c>, whose negations are operators of that name.
/// </summary>
internal static class FilterOperators
{
    // Dates stand in a filter as the account shows them, month first, and not in ISO.
    private const string DateFormat = "M/d/yyyy";

    private static readonly ImmutableDictionary<string, Func<decimal, decimal[], bool>> Numbers = new Dictionary<string, Func<decimal, decimal[], bool>>
    {
        ["EQUAL"] = (value, to) => value == to[0],
        ["GREATER"] = (value, to) => value > to[0],
        ["GREATER_OR_EQUAL"] = (value, to) => value >= to[0],
        ["LESS"] = (value, to) => value < to[0],
        ["LESS_OR_EQUAL"] = (value, to) => value <= to[0],
        ["BETWEEN"] = (value, to) => value >= to[0] && value <= to[^1],
        ["WITHIN"] = (value, to) => value >= to[0] && value <= to[^1],
        ["ANY_OF"] = (value, to) => to.Contains(value),
    }.ToImmutableDictionary();

    private static readonly ImmutableDictionary<string, Func<string, string, bool>> Texts = new Dictionary<string, Func<string, string, bool>>
    {
        ["IS"] = (value, to) => value.Equals(to, StringComparison.OrdinalIgnoreCase),
        ["CONTAIN"] = (value, to) => value.Contains(to, StringComparison.OrdinalIgnoreCase),
        ["START_WITH"] = (value, to) => value.StartsWith(to, StringComparison.OrdinalIgnoreCase),
        ["END_WITH"] = (value, to) => value.EndsWith(to, StringComparison.OrdinalIgnoreCase),
    }.ToImmutableDictionary();

    private static readonly ImmutableDictionary<string, Func<DateOnly, DateOnly, bool>> Dates = new Dictionary<string, Func<DateOnly, DateOnly, bool>>
    {
        ["ON"] = (value, to) => value == to,
        ["AFTER"] = (value, to) => value > to,
        ["BEFORE"] = (value, to) => value < to,
        ["ON_OR_AFTER"] = (value, to) => value >= to,
        ["ON_OR_BEFORE"] = (value, to) => value <= to,
    }.ToImmutableDictionary();

    /// <summary>A test of one value: a text, decimal, DateOnly, boolean, or null where the record has none.</summary>
    /// <exception cref="Refusal">The operator does not compare values of the kind, or an operand is not of it.</exception>
    public static Func<object?, bool> Find(string name, Type kind, IReadOnlyList<string> operands)
    {
        var upper = name.ToUpperInvariant();
        if (upper is "EMPTY" or "EMPTY_NOT")
        {
            return value => value is null == (upper == "EMPTY");
        }

        var negates = upper.EndsWith("_NOT", StringComparison.Ordinal);
        var test = Positive(negates ? upper[..^4] : upper, kind, operands)
            ?? throw Refusal.Parameter("q", $"Invalid query: the operator {name} does not compare such a field.");
        return value => value is null ? negates : test(value) != negates;
    }

    private static Func<object, bool>? Positive(string name, Type kind, IReadOnlyList<string> operands)
    {
        if (kind == typeof(decimal) && Numbers.TryGetValue(name, out var number))
        {
            var numbers = operands.Select(Number).ToArray();
            return value => number((decimal)value, numbers);
        }

        if (kind == typeof(DateOnly) && Dates.TryGetValue(name, out var date))
        {
            var day = Date(operands[0]);
            return value => date((DateOnly)value, day);
        }

        if (kind == typeof(bool) && name == "IS")
        {
            var wanted = operands[0].Equals("true", StringComparison.OrdinalIgnoreCase);
            return value => (bool)value == wanted;
        }

        return kind == typeof(string) && Texts.TryGetValue(name, out var text) ? value => text((string)value, operands[0]) : null;
    }

    private static decimal Number(string text) => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw Refusal.Parameter("q", $"Invalid query: {text} is not a number.");

    private static DateOnly Date(string text) => DateOnly.TryParseExact(text, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        ? date
        : throw Refusal.Parameter("q", $"Invalid query: {text} is not a date as the account writes them ({DateFormat}).");
}
