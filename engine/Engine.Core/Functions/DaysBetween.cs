using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>The length of a period in days.</summary>
public sealed class DaysBetween : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "daysBetween",
        Summary: "Days from one date to another, the second one not counted; negative when it is earlier. Instants count by their dates in the client's time zone.",
        Parameters: [new("from", Kinds.Date | Kinds.Instant, "first day"), new("to", Kinds.Date | Kinds.Instant, "day after the last")],
        Returns: Kinds.Number,
        Examples:
        [
            new("daysBetween(date('2025-02-01'), date('2025-03-01'))", "28"),
            new("daysBetween(date('2025-03-01'), date('2025-02-27'))", "-2"),
            new("daysBetween(instant('2025-01-01T04:59:59Z'), instant('2025-01-01T05:00:00Z'))", "1"),
        ]);

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        var from = Calendar.DateOf(arguments[0], context);
        var to = Calendar.DateOf(arguments[1], context);
        return from.IsFailure ? from : to.IsFailure ? to : Value.Of(to.AsDate().DayNumber - from.AsDate().DayNumber);
    }
}
