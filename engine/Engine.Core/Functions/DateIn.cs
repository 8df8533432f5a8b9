using System.Collections.Immutable;
using Engine.Core.Expressions;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>The date somewhere else than at the client's.</summary>
public sealed class DateIn : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "dateIn",
        Summary: "The calendar date of an instant in a time zone that is named; date(x) takes the client's.",
        Parameters:
        [
            new("instant", Kinds.Instant | Kinds.Number | Kinds.Text, "the instant, seconds since 1970 in UTC, or text such as 2025-01-31T10:00:00Z"),
            new("zone", Kinds.Text, "IANA name"),
        ],
        Returns: Kinds.Date,
        Examples:
        [
            new("dateIn(instant('2025-01-31T23:30:00Z'), 'Europe/Berlin')", "2025-02-01"),
            new("dateIn(1735707599, 'Etc/UTC')", "2025-01-01"),
            new("dateIn(1735707599, 'Europe/Berln')", "FUN106"),
        ])
    {
        Fails = ["FUN102 instant is none", "FUN105 the date has no four-digit year", "FUN106 there is no such time zone"],
    };

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        if (Zones.Find(arguments[1].AsText()) is not { } zone)
        {
            return Value.Fail(FunctionCodes.UnknownOption, Zones.Unknown(arguments[1].AsText()));
        }

        var instant = Instants.Read(arguments[0]);
        return instant.Kind == ValueKind.Instant ? FixedMembers.DateIn(zone, instant.AsInstant()) : FunctionFailures.Date(arguments[0], "an instant");
    }

    public override ArgumentProblem? Check(ImmutableArray<Value> written, CompilationContext context) => Zones.Check(written, 1);
}
