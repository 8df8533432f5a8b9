using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>RulesEngine's spelling for reading dates.</summary>
public sealed class DateTimeParse : TransformFunction
{
    private const int LongestDate = 10;

    public override FunctionSpec Spec { get; } = new(
        Name: "DateTime.Parse",
        Summary: "Reads text as a date, or as an instant when it has a time.",
        Parameters: [new("text", Kinds.Text, "2025-01-31 or 2025-01-31T10:00:00Z")],
        Returns: Kinds.Date | Kinds.Instant,
        Examples:
        [
            new("DateTime.Parse('2025-01-31')", "2025-01-31"),
            new("(DateTime.Parse('2025-03-01') - DateTime.Parse('2025-02-27')).TotalDays", "2"),
            new("DateTime.Parse('soon')", "FUN102"),
        ])
    {
        Fails = ["FUN102 text is no date"],
        Aliases = ["DateOnly.Parse"],
    };

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        Span<char> room = stackalloc char[LongestDate];
        var date = Dates.ParseDate(arguments[0].TryDecode(room, out var written) ? written : arguments[0].AsText());
        var read = date.Kind == ValueKind.Date ? date : Dates.ParseInstant(arguments[0].AsText());
        return read.Kind == ValueKind.Missing ? FunctionFailures.Date(arguments[0], "a date or instant") : read;
    }
}
