using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>How much of one period lies in another.</summary>
public sealed class ProrationDays : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "prorationDays",
        Summary: "Days that a period shares with another, such as a subscription's with an accounting month; 0 when they do not meet. Ends are exclusive. Instants count by their dates in the client's time zone.",
        Parameters:
        [
            new("start", Kinds.Date | Kinds.Instant, "first day"),
            new("end", Kinds.Date | Kinds.Instant, "day after the last"),
            new("otherStart", Kinds.Date | Kinds.Instant, "first day of the other period"),
            new("otherEnd", Kinds.Date | Kinds.Instant, "day after the last of the other period"),
        ],
        Returns: Kinds.Number,
        Examples:
        [
            new("prorationDays(date('2025-01-20'), date('2025-02-20'), date('2025-01-01'), date('2025-02-01'))", "12"),
            new("prorationDays(date('2025-01-20'), date('2025-02-20'), date('2025-02-01'), date('2025-03-01'))", "19"),
            new("prorationDays(date('2025-01-20'), date('2025-02-20'), date('2025-03-01'), date('2025-04-01'))", "0"),
        ]);

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        Span<int> days = stackalloc int[4];
        for (var i = 0; i < days.Length; i++)
        {
            var date = Calendar.DateOf(arguments[i], context);
            if (date.IsFailure)
            {
                return date;
            }

            days[i] = date.AsDate().DayNumber;
        }

        return Value.Of(Math.Max(0, Math.Min(days[1], days[3]) - Math.Max(days[0], days[2])));
    }
}
