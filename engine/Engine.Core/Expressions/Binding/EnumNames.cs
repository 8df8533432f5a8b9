using System.Collections.Frozen;

namespace Engine.Core.Expressions.Binding;

/// <summary>The choices of .NET that rule files name, such as <c>DayOfWeek.Monday</c>. Here they are texts; names ignore case, as in RulesEngine.</summary>
internal static class EnumNames
{
    private const string Weekdays = "DayOfWeek";

    private static readonly FrozenDictionary<string, string[]> All = new Dictionary<string, string[]>
    {
        [nameof(StringComparison)] = Enum.GetNames<StringComparison>(),
        [nameof(MidpointRounding)] = Enum.GetNames<MidpointRounding>(),
        [Weekdays] = Enum.GetNames<DayOfWeek>(),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static bool Knows(string type) => All.ContainsKey(type);

    public static IEnumerable<string> Of(string type) => All[type];

    /// <summary>The choice as it is spelled; null when the type has none of that name.</summary>
    public static string? Find(string type, string name) => All[type].FirstOrDefault(choice => choice.Equals(name, StringComparison.OrdinalIgnoreCase));

    public static Measure MeasureOf(string type) => type.Equals(Weekdays, StringComparison.OrdinalIgnoreCase) ? Measure.Weekday : Measure.None;

    /// <summary>A day of the week by its number (0 is Sunday) or by its name in any case; null when there is none.</summary>
    public static string? Weekday(Values.Value written) => written.Kind switch
    {
        Values.ValueKind.Number when written.AsNumber() is >= 0 and <= 6 && decimal.IsInteger(written.AsNumber()) => All[Weekdays][(int)written.AsNumber()],
        Values.ValueKind.Text => Find(Weekdays, written.AsText()),
        _ => null,
    };
}
