using System.Collections.Immutable;
using System.Globalization;
using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>A date in another system's spelling.</summary>
public sealed class ParseDate : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "parseDate",
        Summary: "Reads a date that is written in a certain format: yyyy, yy (1950 to 2049), MMM (Jan), MM, M, dd, d, and what stands between.",
        Parameters:
        [
            new("text", Kinds.Text, "the date as written"),
            new("format", Kinds.Text, "such as dd.MM.yyyy; case counts"),
            new("culture", Kinds.Nothing, "null, as in DateTime.ParseExact; month names are English") { IsOptional = true, TakesNothing = true },
        ],
        Returns: Kinds.Date,
        Examples:
        [
            new("parseDate('31.01.2025', 'dd.MM.yyyy')", "2025-01-31"),
            new("parseDate('250131', 'yyMMdd')", "2025-01-31"),
            new("parseDate('1-Feb-2025', 'd-MMM-yyyy')", "2025-02-01"),
            new("DateTime.ParseExact('20250131', 'yyyyMMdd', null)", "2025-01-31"),
            new("parseDate('31.02.2025', 'dd.MM.yyyy')", "FUN102"),
            new("parseDate('2025', 'YYYY')", "FUN106"),
        ])
    {
        Fails = ["FUN102 text is no date of that format", "FUN106 the format is not understood"],
        Aliases = ["DateTime.ParseExact"],
    };

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        var format = arguments[1].AsText();
        if (DateFormats.WhyRefused(format, withTime: false) is { } reason)
        {
            return Value.Fail(FunctionCodes.UnknownOption, reason);
        }

        return DateOnly.TryParseExact(arguments[0].AsText(), format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? Value.Of(date)
            : Value.Fail(FunctionCodes.NotADate, $"{FunctionFailures.Show(arguments[0])} is no date written {format}.");
    }

    public override ArgumentProblem? Check(ImmutableArray<Value> written, CompilationContext context) => DateFormats.Check(written, 1, withTime: false);
}
