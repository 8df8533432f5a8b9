using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>The first day of a month.</summary>
public sealed class StartOfMonth : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "startOfMonth",
        Summary: "The first day of the month of a date.",
        Parameters: [new("date", Kinds.Date | Kinds.Instant, "the date; of an instant, its date in the client's time zone")],
        Returns: Kinds.Date,
        Examples: [new("startOfMonth(date('2025-02-14'))", "2025-02-01"), new("startOfMonth(instant('2025-02-01T04:00:00Z'))", "2025-01-01")]);

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        var date = Calendar.DateOf(arguments[0], context);
        return date.IsFailure ? date : Value.Of(new DateOnly(date.AsDate().Year, date.AsDate().Month, 1));
    }
}
