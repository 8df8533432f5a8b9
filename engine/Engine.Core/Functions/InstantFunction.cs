using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>A point in time from what sources send.</summary>
public sealed class InstantFunction : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "instant",
        Summary: "A point in time.",
        Parameters: [new("x", Kinds.Number | Kinds.Text | Kinds.Instant, "seconds since 1970 in UTC, or text such as 2025-01-31T10:00:00Z")],
        Returns: Kinds.Instant,
        Examples:
        [
            new("instant(1735707600)", "2025-01-01T05:00:00Z"),
            new("instant('2025-01-01T00:00:00-05:00')", "2025-01-01T05:00:00Z"),
            new("instant(99999999999999)", "FUN102"),
        ])
    {
        Fails = ["FUN102 x is no instant"],
        Aliases = ["DateTimeOffset.FromUnixTimeSeconds", "DateTimeOffset.Parse"],
    };

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        var read = Instants.Read(arguments[0]);
        return read.Kind == ValueKind.Instant ? read : FunctionFailures.Date(arguments[0], "an instant");
    }
}
