using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>Days later or earlier.</summary>
public sealed class AddDays : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "addDays",
        Summary: "A date or instant some days later.",
        Parameters: [new("date", Kinds.Date | Kinds.Instant, "from when"), new("days", Kinds.Number, "whole days; negative for earlier")],
        Returns: Kinds.Date | Kinds.Instant,
        Examples:
        [
            new("addDays(date('2025-01-31'), 30)", "2025-03-02"),
            new("addDays(date('2025-01-31'), -31)", "2024-12-31"),
            new("addDays(date('2025-01-31'), 0.5)", "FUN104"),
            new("addDays(date('9999-12-31'), 1)", "FUN105"),
        ])
    {
        Fails = ["FUN104 days is not whole", "FUN105 the result has no four-digit year"],
        Aliases = [".AddDays"],
    };

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        if (!FunctionFailures.IsWhole(arguments[1], -3_652_058, 3_652_058, out var days))
        {
            return FunctionFailures.Whole("days", arguments[1].AsNumber(), -3_652_058, 3_652_058);
        }

        return arguments[0].Kind == ValueKind.Date ? OfDate(arguments[0], days) : OfInstant(arguments[0], days);
    }

    private static Value OfDate(Value value, int days)
    {
        var day = value.AsDate().DayNumber + days;
        return day >= DateOnly.MinValue.DayNumber && day <= DateOnly.MaxValue.DayNumber ? Value.Of(DateOnly.FromDayNumber(day)) : Outside(value, days);
    }

    private static Value OfInstant(Value value, int days)
    {
        var ticks = value.AsInstant().UtcTicks + (days * TimeSpan.TicksPerDay);
        return ticks >= 0 && ticks <= DateTime.MaxValue.Ticks ? Value.Of(new DateTimeOffset(ticks, TimeSpan.Zero)) : Outside(value, days);
    }

    private static Value Outside(Value value, int days) =>
        Value.Fail(FunctionCodes.OutOfRange, $"{value} and {days} days lie outside the years 1 to 9999.");
}
