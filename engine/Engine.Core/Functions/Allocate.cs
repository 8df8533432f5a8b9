using System.Numerics;
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
            new("weights", Kinds.List, "a number or amount for each share, together above 0; a negative one takes away, as a discount does"),
        ],
        Returns: Kinds.List,
        Examples:
        [
            new("join(allocate(amount(100, 'USD'), new [] {1, 1, 1}), ' ')", "33.34 33.33 33.33"),
            new("join(allocate(amount(-0.05, 'USD'), new [] {30, 70}), ' ')", "-0.02 -0.03"),
            new("join(allocate(amount(100, 'JPY'), new [] {2, 1}), ' ')", "67 33"),
            new("allocate(money(1999, 'usd'), payload.lines.Select(l => l.amount)).Sum()", "19.99 USD"),
            new("join(allocate(amount(45, 'USD'), new [] {100, -10}), ' ')", "50.00 -5.00"),
            new("allocate(amount(100, 'USD'), new [] {0, 0})", "FUN108"),
        ])
    {
        Fails = ["FUN107 the amount is finer than its currency", "FUN108 the weights are none, no numbers, or together not above 0"],
    };

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        var (amount, list) = (arguments[0], arguments[1].AsList());
        var digits = Currencies.IsoDigits(amount.AsCurrency());
        if (decimal.Round(amount.AsNumber(), digits, MidpointRounding.ToZero) != amount.AsNumber())
        {
            return Value.Fail(FunctionCodes.FinerThanCurrency, $"{amount} is finer than its currency, which has {digits} digits. Round it first: roundAmount(x).");
        }

        if (list.Count is 0 or > MostShares || list.Any(weight => weight.Kind is not (ValueKind.Number or ValueKind.Amount)))
        {
            return BadWeights($"There are {list.Count} weights; from 1 to {MostShares} are needed, each a number.");
        }

        var weights = Whole([.. list.Select(weight => weight.AsNumber())]);
        var total = weights.Aggregate(BigInteger.Zero, BigInteger.Add);
        return total.Sign <= 0
            ? BadWeights("The weights are together not above 0, so there is nothing to share by.")
            : Value.Of([.. Share(Mantissa(decimal.Round(Math.Abs(amount.AsNumber()), digits), digits), weights, total).Select(units => Of(units, amount, digits))]);
    }

    /// <summary>Units for each weight, by largest remainder. Whole numbers of any size: a rounded quotient could cost or make a cent.</summary>
    private static BigInteger[] Share(BigInteger units, BigInteger[] weights, BigInteger total)
    {
        var shares = Array.ConvertAll(weights, weight => Floor(units * weight, total));
        var left = (int)(units - shares.Aggregate(BigInteger.Zero, BigInteger.Add));
        foreach (var next in Enumerable.Range(0, shares.Length).OrderByDescending(i => (units * weights[i]) - (Floor(units * weights[i], total) * total)).Take(left))
        {
            shares[next]++;
        }

        return shares;
    }

    private static BigInteger Floor(BigInteger number, BigInteger divisor)
    {
        var quotient = BigInteger.DivRem(number, divisor, out var remainder);
        return remainder.Sign < 0 ? quotient - 1 : quotient;
    }

    /// <summary>The same weights as whole numbers.</summary>
    private static BigInteger[] Whole(decimal[] weights)
    {
        var scale = weights.Max(weight => weight.Scale);
        return Array.ConvertAll(weights, weight => Mantissa(weight, scale));
    }

    /// <summary>A number, times ten to the power of a scale that is no smaller than its own.</summary>
    private static BigInteger Mantissa(decimal number, int scale)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(number, bits);
        return (BigInteger)new decimal(bits[0], bits[1], bits[2], number < 0, 0) * BigInteger.Pow(10, scale - number.Scale);
    }

    private static Value Of(BigInteger units, Value amount, int digits)
    {
        var unit = new decimal(1, 0, 0, amount.AsNumber() < 0, (byte)digits);
        return Value.Amount((decimal)units * unit, amount.AsCurrency());
    }

    private static Value BadWeights(string message) => Value.Fail(FunctionCodes.BadWeights, message);
}
