using System.Collections.Immutable;
using System.Globalization;
using Engine.Core.Expressions;
using Engine.Core.Values;
using NodaTime;

namespace Engine.Core.Functions;

/// <summary>A date in another system's spelling.</summary>
public sealed class FormatDate : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "formatDate",
        Summary: "Writes a date, or an instant in a time zone, in a format: yyyy, yy, MMM (Jan), MM, M, dd, d, HH, mm, ss, and what stands between.",
        Parameters:
        [
            new("date", Kinds.Date | Kinds.Instant, "what is written"),
            new("format", Kinds.Text, "such as dd.MM.yyyy; case counts"),
            new("zone", Kinds.Text, "IANA name, for an instant; the client's zone when left out") { IsOptional = true },
        ],
        Returns: Kinds.Text,
        Examples:
        [
            new("formatDate(date('2025-01-31'), 'MMM yyyy')", "Jan 2025"),
            new("formatDate(instant('2025-01-31T23:30:00Z'), 'yyyy-MM-dd HH:mm')", "2025-01-31 18:30"),
            new("formatDate(instant('2025-01-31T23:30:00Z'), 'dd.MM.yyyy', 'Europe/Berlin')", "01.02.2025"),
            new("formatDate(date('2025-01-31'), 'Q')", "FUN106"),
        ])
    {
        Fails = ["FUN105 the date has no four-digit year", "FUN106 the format or the time zone is not known"],
    };

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        var format = arguments[1].AsText();
        var zone = arguments.Length > 2 ? Zones.Find(arguments[2].AsText()) : context.Zone;
        if (zone is null || DateFormats.WhyRefused(format, withTime: true) is not null)
        {
            return Value.Fail(FunctionCodes.UnknownOption, zone is null ? Zones.Unknown(arguments[2].AsText()) : DateFormats.WhyRefused(format, withTime: true)!);
        }

        var moment = arguments[0].Kind == ValueKind.Date
            ? LocalDate.FromDateOnly(arguments[0].AsDate()).AtMidnight()
            : Instant.FromDateTimeOffset(arguments[0].AsInstant()).InZone(zone).LocalDateTime;
        return moment.Year is >= 1 and <= 9999
            ? Value.Of(moment.ToDateTimeUnspecified().ToString(format, CultureInfo.InvariantCulture))
            : Value.Fail(FunctionCodes.OutOfRange, $"{arguments[0]} falls outside the years 1 to 9999 in the time zone.");
    }

    public override ArgumentProblem? Check(ImmutableArray<Value> written, CompilationContext context) =>
        DateFormats.Check(written, 1, withTime: true) ?? Zones.Check(written, 2);
}
