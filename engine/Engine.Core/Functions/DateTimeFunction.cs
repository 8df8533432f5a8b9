using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>RulesEngine's ways to write a date.</summary>
public sealed class DateTimeFunction : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "DateTime",
        Summary: "A date from year, month and day, or from text as DateTime.Parse reads it.",
        Parameters:
        [
            new("yearOrText", Kinds.Number | Kinds.Text, "the year, or 2025-01-31 or 2025-01-31T10:00:00Z alone"),
            new("month", Kinds.Number, "1 to 12") { IsOptional = true },
            new("day", Kinds.Number, "1 to 31") { IsOptional = true },
        ],
        Returns: Kinds.Date | Kinds.Instant,
        Examples:
        [
            new("DateTime(2024, 5, 1)", "2024-05-01"),
            new("new DateTime(2024, 2, 30)", "FUN102"),
            new("DateTime('2024-05-01')", "2024-05-01"),
            new("DateTime(2024)", "FUN102"),
        ])
    {
        Fails = ["FUN102 there is no such date"],
        Aliases = ["DateOnly", "Convert.ToDateTime"],
    };

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        if (arguments.Length == 1 && arguments[0].Kind == ValueKind.Text)
        {
            return new DateTimeParse().Apply(arguments, context);
        }

        var isDate = arguments.Length == 3
            && arguments[0].Kind == ValueKind.Number
            && FunctionFailures.IsWhole(arguments[0], 1, 9999, out _)
            && FunctionFailures.IsWhole(arguments[1], 1, 12, out _)
            && FunctionFailures.IsWhole(arguments[2], 1, DateTime.DaysInMonth((int)arguments[0].AsNumber(), (int)arguments[1].AsNumber()), out _);
        return isDate
            ? Value.Of(new DateOnly((int)arguments[0].AsNumber(), (int)arguments[1].AsNumber(), (int)arguments[2].AsNumber()))
            : Value.Fail(FunctionCodes.NotADate, "There is no such date. Write year, month and day, or a text such as '2025-01-31'.");
    }
}
