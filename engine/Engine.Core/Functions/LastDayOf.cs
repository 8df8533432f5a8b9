using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>From an exclusive end to an inclusive one.</summary>
public sealed class LastDayOf : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "lastDayOf",
        Summary: "The last day of a period whose end is exclusive, as Stripe's period.end is: the day before a date; of an instant, the date in the client's time zone of the moment just before.",
        Parameters: [new("exclusiveEnd", Kinds.Date | Kinds.Instant | Kinds.Number, "the first moment after the period; a number counts seconds since 1970 in UTC")],
        Returns: Kinds.Date,
        Examples:
        [
            new("lastDayOf(date('2025-03-01'))", "2025-02-28"),
            new("lastDayOf(instant('2025-02-01T05:00:00Z'))", "2025-01-31"),
            new("lastDayOf(instant('2025-02-01T05:00:01Z'))", "2025-02-01"),
            new("lastDayOf(1738386000)", "2025-01-31"),
        ])
    {
        Fails = ["FUN102 exclusiveEnd is a number that is no instant", "FUN105 there is no day before"],
    };

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        if (arguments[0].Kind == ValueKind.Date)
        {
            var day = arguments[0].AsDate();
            return day > DateOnly.MinValue ? Value.Of(day.AddDays(-1)) : NoDayBefore(arguments[0]);
        }

        var end = Instants.Read(arguments[0]);
        if (end.Kind != ValueKind.Instant)
        {
            return FunctionFailures.Date(arguments[0], "an instant");
        }

        return end.AsInstant().UtcTicks > 0 ? Calendar.DateOf(Value.Of(end.AsInstant().AddTicks(-1)), context) : NoDayBefore(end);
    }

    private static Value NoDayBefore(Value end) => Value.Fail(FunctionCodes.OutOfRange, $"No day comes before {end}.");
}
