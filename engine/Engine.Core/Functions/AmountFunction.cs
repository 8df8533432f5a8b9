using System.Collections.Immutable;
using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>A number with its currency.</summary>
public sealed class AmountFunction : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "amount",
        Summary: "Gives a number in major units its currency.",
        Parameters:
        [
            new("number", Kinds.Number, "in major units, such as dollars"),
            new("currency", Kinds.Text, "ISO 4217 code, any case"),
        ],
        Returns: Kinds.Amount,
        Examples: [new("amount(12.5, 'usd')", "12.5 USD"), new("amount(1, 'dollar')", "FUN101")])
    {
        Fails = ["FUN101 currency is not an ISO 4217 code"],
    };

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        var currency = arguments[1].AsText();
        return Currencies.Normalize(currency) is { } code ? Value.Amount(arguments[0].AsNumber(), code) : FunctionFailures.Currency(currency);
    }

    public override ArgumentProblem? Check(ImmutableArray<Value> written, CompilationContext context) =>
        FunctionFailures.CheckCurrency(written[1], 1);
}
