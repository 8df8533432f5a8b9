using System.Collections.Immutable;
using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>An amount as it can be paid.</summary>
public sealed class RoundAmount : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "roundAmount",
        Summary: "Rounds an amount to the digits that its currency has by ISO 4217.",
        Parameters:
        [
            new("amount", Kinds.Amount, "the amount"),
            new("mode", Kinds.Text, "half-up, half-even, up or down; half-up when left out") { IsOptional = true },
        ],
        Returns: Kinds.Amount,
        Examples:
        [
            new("roundAmount(amount(10.005, 'USD'))", "10.01 USD"),
            new("roundAmount(amount(10.5, 'JPY'))", "11 JPY"),
            new("roundAmount(amount(1.00049, 'KWD'), 'down')", "1.000 KWD"),
        ])
    {
        Fails = ["FUN106 mode is not known"],
    };

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        var currency = arguments[0].AsCurrency();
        var mode = arguments.Length > 1 ? arguments[1].AsText() : "half-up";
        return Rounding.TryRound(arguments[0].AsNumber(), Currencies.IsoDigits(currency), mode, out var rounded)
            ? Value.Amount(rounded, currency)
            : Rounding.Unknown(mode);
    }

    public override ArgumentProblem? Check(ImmutableArray<Value> written, CompilationContext context) => Rounding.Check(written, 1);
}
