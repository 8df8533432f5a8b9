using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>Months later or earlier.</summary>
public sealed class AddMonths : TransformFunction
{
    private const int Most = 119_988;

    public override FunctionSpec Spec { get; } = new(
        Name: "addMonths",
        Summary: "The same day some months later; the last day of that month when it is shorter. Of an instant, its date in the client's time zone.",
        Parameters: [new("date", Kinds.Date | Kinds.Instant, "from when"), new("months", Kinds.Number, "whole months; negative for earlier; 12 for a year")],
        Returns: Kinds.Date,
        Examples:
        [
            new("addMonths(date('2025-01-31'), 1)", "2025-02-28"),
            new("addMonths(date('2024-02-29'), 12)", "2025-02-28"),
            new("addMonths(date('2025-03-15'), -3)", "2024-12-15"),
            new("addMonths(date('9999-12-01'), 1)", "FUN105"),
            new("addMonths(date('2025-01-31'), 0.5)", "FUN104"),
        ])
    {
        Fails = ["FUN104 months is not whole", "FUN105 the result has no four-digit year"],
        Aliases = [".AddMonths"],
    };

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        if (!FunctionFailures.IsWhole(arguments[1], -Most, Most, out var months))
        {
            return FunctionFailures.Whole("months", arguments[1].AsNumber(), -Most, Most);
        }

        var date = Calendar.DateOf(arguments[0], context);
        return date.IsFailure ? date : Calendar.AddMonths(date.AsDate(), months);
    }
}
