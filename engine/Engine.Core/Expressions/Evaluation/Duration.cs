using System.Diagnostics.CodeAnalysis;
using Engine.Core.Values;

namespace Engine.Core.Expressions.Evaluation;

/// <summary>A difference of two dates or instants, with the members of .NET's TimeSpan: whole parts, and totals as decimals.</summary>
internal sealed class Duration : IValueObject
{
    private readonly TimeSpan span;

    private Duration(TimeSpan span) => this.span = span;

    public IEnumerable<KeyValuePair<string, Value>> Members =>
        Shape.Duration.Members.Keys.Order(StringComparer.Ordinal).Select(name => KeyValuePair.Create(name, Read(name)));

    public static Value Between(DateOnly later, DateOnly earlier) =>
        Value.Of(new Duration(TimeSpan.FromDays(later.DayNumber - earlier.DayNumber)));

    public static Value Between(DateTimeOffset later, DateTimeOffset earlier) => Value.Of(new Duration(later - earlier));

    public bool TryGet(string name, [MaybeNullWhen(false)] out Value value)
    {
        value = Read(name);
        return value.Kind != ValueKind.Missing;
    }

    private Value Read(string name) => name switch
    {
        "TotalDays" => Value.Of(span.Ticks / (decimal)TimeSpan.TicksPerDay),
        "Days" => Value.Of(span.Days),
        "TotalHours" => Value.Of(span.Ticks / (decimal)TimeSpan.TicksPerHour),
        "Hours" => Value.Of(span.Hours),
        "TotalMinutes" => Value.Of(span.Ticks / (decimal)TimeSpan.TicksPerMinute),
        "Minutes" => Value.Of(span.Minutes),
        "TotalSeconds" => Value.Of(span.Ticks / (decimal)TimeSpan.TicksPerSecond),
        "Seconds" => Value.Of(span.Seconds),
        _ => Value.Missing,
    };
}
