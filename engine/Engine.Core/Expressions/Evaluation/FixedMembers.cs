using System.Collections.Frozen;
using Engine.Core.Functions;
using Engine.Core.Values;
using NodaTime;

namespace Engine.Core.Expressions.Evaluation;

/// <summary>The members that values other than objects have. Names ignore case, as in RulesEngine.</summary>
internal static class FixedMembers
{
    private static readonly FrozenDictionary<string, Entry> All = new Dictionary<string, Entry>
    {
        ["Length"] = (Kinds.Text | Kinds.List, Kinds.Number),
        ["Count"] = (Kinds.List, Kinds.Number),
        ["Key"] = (Kinds.List, Kinds.Any),
        ["Year"] = (Kinds.Date | Kinds.Instant, Kinds.Number),
        ["Month"] = (Kinds.Date | Kinds.Instant, Kinds.Number),
        ["Day"] = (Kinds.Date | Kinds.Instant, Kinds.Number),
        ["Date"] = (Kinds.Date | Kinds.Instant, Kinds.Date),
        ["DayOfWeek"] = (Kinds.Date | Kinds.Instant, Kinds.Text),
        ["Value"] = (Kinds.Number | Kinds.Boolean | Kinds.Date | Kinds.Instant, Kinds.Number | Kinds.Boolean | Kinds.Date | Kinds.Instant),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The names that a value of any of these kinds has.</summary>
    public static IEnumerable<string> NamesOf(Kinds kinds) => All.Where(member => (member.Value.Of & kinds) != 0).Select(member => member.Key);

    /// <summary>What a member gives, or no kind when values of these kinds do not have it.</summary>
    public static Kinds KindsOf(Kinds receiver, string name) =>
        All.TryGetValue(name, out var member) && (member.Of & receiver) != 0 ? member.Gives : Kinds.None;

    /// <summary>What a member stands for.</summary>
    public static Measure MeasureOf(string name) => name.Equals("DayOfWeek", StringComparison.OrdinalIgnoreCase) ? Measure.Weekday : Measure.None;

    /// <summary>The member's value; missing when values of this kind do not have it. An instant's date is that of the client's zone.</summary>
    public static Value Read(Value value, string name, EvaluationContext context) =>
        KindsOf(value.Kind.ToKinds(), name) == Kinds.None ? Value.Missing : ReadKnown(value, name, context);

    private static Value ReadKnown(Value value, string name, EvaluationContext context) => value.Kind switch
    {
        ValueKind.Text => Value.Of(value.Length),
        ValueKind.List when name.Equals("Key", StringComparison.OrdinalIgnoreCase) => value.AsList() is GroupedItems group ? group.Key : Value.Missing,
        ValueKind.List => Value.Of(value.Count),
        ValueKind.Date => OfDate(value, value.AsDate(), name),
        ValueKind.Instant when name.Equals("Value", StringComparison.OrdinalIgnoreCase) => value,
        ValueKind.Instant => DateIn(context.Zone, value.AsInstant()) is { IsFailure: false } date ? OfDate(value, date.AsDate(), name) : OutsideYears(value),
        _ => value,
    };

    private static Value OfDate(Value value, DateOnly date, string name) => name.ToLowerInvariant() switch
    {
        "year" => Value.Of(date.Year),
        "month" => Value.Of(date.Month),
        "day" => Value.Of(date.Day),
        "dayofweek" => Value.Of(date.DayOfWeek.ToString()),
        "value" => value,
        _ => Value.Of(date),
    };

    /// <summary>The calendar date on which an instant falls in a zone; a failure at the edges of time.</summary>
    public static Value DateIn(DateTimeZone zone, DateTimeOffset instant)
    {
        var local = instant.UtcTicks + zone.GetUtcOffset(Instant.FromUnixTimeTicks(instant.UtcTicks - DateTime.UnixEpoch.Ticks)).Ticks;
        return local >= 0 && local <= DateTime.MaxValue.Ticks
            ? Value.Of(DateOnly.FromDayNumber((int)(local / TimeSpan.TicksPerDay)))
            : OutsideYears(Value.Of(instant));
    }

    private static Value OutsideYears(Value instant) =>
        Value.Fail(FunctionCodes.OutOfRange, $"{instant} falls outside the years 1 to 9999 in the client's time zone.");

    // A class: machine code for dictionaries of objects comes with the runtime, while one of tuples is compiled anew at every start.
    private sealed record Entry(Kinds Of, Kinds Gives)
    {
        public static implicit operator Entry((Kinds Of, Kinds Gives) written) => new(written.Of, written.Gives);
    }
}
