using Engine.Core.Expressions;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>A calendar date from what sources send.</summary>
public sealed class DateFunction : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "date",
        Summary: "The calendar date in the client's time zone.",
        Parameters:
        [
            new("x", Kinds.Number | Kinds.Text | Kinds.Date | Kinds.Instant, "seconds since 1970 in UTC, an instant, or text yyyy-MM-dd"),
        ],
        Returns: Kinds.Date,
        Examples:
        [
            new("date(1735707600)", "2025-01-01"),
            new("date(1735707599)", "2024-12-31"),
            new("date('2025-01-31')", "2025-01-31"),
            new("date('2025-01-01T04:59:59Z')", "2024-12-31"),
            new("date('31.1.2025')", "FUN102"),
        ])
    {
        Fails = ["FUN102 x is no date", "FUN105 the date has no four-digit year"],
    };

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        var value = arguments[0];
        return value.Kind switch
        {
            ValueKind.Date => value,
            ValueKind.Text when Dates.ParseDate(value.AsText()) is { Kind: ValueKind.Date } date => date,
            _ => Instants.Read(value) is { Kind: ValueKind.Instant } instant
                ? FixedMembers.DateIn(context.Zone, instant.AsInstant())
                : FunctionFailures.Date(value, "a date"),
        };
    }
}
