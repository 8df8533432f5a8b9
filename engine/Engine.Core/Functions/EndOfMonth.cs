using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>The last day of a month.</summary>
public sealed class EndOfMonth : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "endOfMonth",
        Summary: "The last day of the month of a date.",
        Parameters: [new("date", Kinds.Date | Kinds.Instant, "the date; of an instant, its date in the client's time zone")],
        Returns: Kinds.Date,
        Examples: [new("endOfMonth(date('2024-02-14'))", "2024-02-29"), new("endOfMonth(date('2025-04-30'))", "2025-04-30")]);

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        var date = Calendar.DateOf(arguments[0], context);
        return date.IsFailure ? date : Value.Of(Calendar.EndOfMonth(date.AsDate()));
    }
}
