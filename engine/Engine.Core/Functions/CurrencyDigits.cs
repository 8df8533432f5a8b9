using System.Collections.Immutable;
using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>How finely a currency is divided.</summary>
public sealed class CurrencyDigits : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "currencyDigits",
        Summary: "The digits after the point that a currency has by ISO 4217.",
        Parameters: [new("currency", Kinds.Text, "ISO 4217 code, any case")],
        Returns: Kinds.Number,
        Examples: [new("currencyDigits('usd')", "2"), new("currencyDigits('JPY')", "0"), new("currencyDigits('BHD')", "3"), new("currencyDigits('xx')", "FUN101")])
    {
        Fails = ["FUN101 currency is not an ISO 4217 code"],
    };

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context) =>
        Currencies.Normalize(arguments[0].AsText()) is { } code ? Value.Of(Currencies.IsoDigits(code)) : FunctionFailures.Currency(arguments[0].AsText());

    public override ArgumentProblem? Check(ImmutableArray<Value> written, CompilationContext context) => FunctionFailures.CheckCurrency(written[0], 0);
}
