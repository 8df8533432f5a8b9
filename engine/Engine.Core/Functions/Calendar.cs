using Engine.Core.Expressions;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>Arithmetic of calendar dates that more than one function needs.</summary>
internal static class Calendar
{
    /// <summary>A date as it is, an instant as the date in the client's zone. A failure at the edges of time.</summary>
    public static Value DateOf(Value value, EvaluationContext context) =>
        value.Kind == ValueKind.Date ? value : FixedMembers.DateIn(context.Zone, value.AsInstant());

    /// <summary>The day of another month, or that month's last day when it is shorter; a failure outside the years 1 to 9999.</summary>
    public static Value AddMonths(DateOnly date, int months)
    {
        var month = (date.Year * 12) + date.Month - 1 + months;
        return month is >= 12 and < 120_000
            ? Value.Of(date.AddMonths(months))
            : Value.Fail(FunctionCodes.OutOfRange, $"{Value.Of(date)} and {months} months lie outside the years 1 to 9999.");
    }

    public static DateOnly EndOfMonth(DateOnly date) => new(date.Year, date.Month, DateTime.DaysInMonth(date.Year, date.Month));
}
