using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>Years later or earlier.</summary>
public sealed class AddYears : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "addYears",
        Summary: "The same day some years later; 28 February for 29 February where there is none.",
        Parameters: [new("date", Kinds.Date | Kinds.Instant, "from when"), new("years", Kinds.Number, "whole years; negative for earlier")],
        Returns: Kinds.Date,
        Examples: [new("addYears(date('2024-02-29'), 1)", "2025-02-28"), new("DateTime(2024, 5, 1).AddYears(-18)", "2006-05-01"), new("addYears(date('2024-02-29'), 8000)", "FUN105")])
    {
        Fails = ["FUN104 years is not whole", "FUN105 the result has no four-digit year"],
        Aliases = [".AddYears"],
    };

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        if (!FunctionFailures.IsWhole(arguments[1], -9998, 9998, out var years))
        {
            return FunctionFailures.Whole("years", arguments[1].AsNumber(), -9998, 9998);
        }

        var date = Calendar.DateOf(arguments[0], context);
        return date.IsFailure ? date : Calendar.AddMonths(date.AsDate(), years * 12);
    }
}
