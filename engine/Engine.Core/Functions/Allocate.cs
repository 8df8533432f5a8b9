using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>An amount shared out to the cent.</summary>
public sealed class Allocate : TransformFunction
{
    private const int MostShares = 10_000;

    public override FunctionSpec Spec { get; } = new(
        Name: "allocate",
        Summary: "Shares an amount out by weights, in whole smallest units of its currency. The parts add up to the amount exactly; units that are left go to the largest remainders, earlier ones first.",
        Parameters:
        [
            new("amount", Kinds.Amount, "what is shared out, no finer than its currency"),
            new("weights", Kinds.List, "a number or amount for each share, none negative, not all zero"),
        ],
        Returns: Kinds.List,
        Examples:
        [
            new("join(allocate(amount(100, 'USD'), new [] {1, 1, 1}), ' ')", "33.34 33.33 33.33"),
            new("join(allocate(amount(-0.05, 'USD'), new [] {30, 70}), ' ')", "-0.02 -0.03"),
            new("join(allocate(amount(100, 'JPY'), new [] {2, 1}), ' ')", "67 33"),
            new("allocate(money(1999, 'usd'), payload.lines.Select(l => l.amount)).Sum()", "19.99 USD"),
            new("allocate(amount(100, 'USD'), new [] {0, 0})", "FUN108"),
        ])
    {
        Fails = ["FUN107 the amount is finer than its currency", "FUN108 the weights are none, negative, all zero or no numbers"],
    };

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        var (amount, list) = (arguments[0], arguments[1].AsList());
        var digits = Currencies.IsoDigits(amount.AsCurrency());
        if (decimal.Round(amount.AsNumber(), digits, MidpointRounding.ToZero) != amount.AsNumber())
        {
            return Value.Fail(FunctionCodes.FinerThanCurrency, $"{amount} is finer than its currency, which has {digits} digits. Round it first: roundAmount(x).");
        }

        if (list.Count is 0 or > MostShares || list.Any(weight => weight.Kind is not (ValueKind.Number or ValueKind.Amount) || weight.AsNumber() < 0))
        {
            return BadWeights($"There are {list.Count} weights; from 1 to {MostShares} are needed, each a number that is not negative.");
        }

        try
        {
            return Share(amount, [.. list.Select(weight => weight.AsNumber())], digits);
        }
        catch (OverflowException)
        {
            // Decimals have no other way to say that a product does not fit.
            return BadWeights("The weights are so large that shares cannot be calculated exactly.");
        }
    }

    private static Value Share(Value amount, decimal[] weights, int digits)
    {
        var total = weights.Sum();
        if (total == 0)
        {
            return BadWeights("All weights are zero, so no share is larger than another.");
        }

        var unit = new decimal(1, 0, 0, false, (byte)digits);
        var whole = Math.Abs(amount.AsNumber());
        var exact = weights.Select(weight => whole * weight / total).ToArray();
        var shares = exact.Select(share => decimal.Round(share, digits, MidpointRounding.ToZero)).ToArray();
        var left = (int)((whole - shares.Sum()) / unit);
        var byRemainder = Enumerable.Range(0, shares.Length).OrderByDescending(i => exact[i] - shares[i]).ToArray();
        for (var i = 0; i < left; i++)
        {
            shares[byRemainder[i % shares.Length]] += unit;
        }

        var sign = amount.AsNumber() < 0 ? -1 : 1;
        return Value.Of([.. shares.Select(share => Value.Amount(sign * (share + (unit - unit)), amount.AsCurrency()))]);
    }

    private static Value BadWeights(string message) => Value.Fail(FunctionCodes.BadWeights, message);
}
