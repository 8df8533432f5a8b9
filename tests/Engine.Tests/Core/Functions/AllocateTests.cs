using Engine.Core.Functions;
using Engine.Core.Values;
using Engine.Tests.Core.Expressions;
using FsCheck;
using FsCheck.Fluent;

namespace Engine.Tests.Core.Functions;

public sealed class AllocateTests
{
    private static readonly string[] Currencies = ["USD", "JPY", "KWD"];

    [Fact]
    public void Shares_add_up_exactly_and_none_is_a_unit_away_from_its_due()
    {
        var cases =
            from units in Gen.Choose(-2_000_000, 2_000_000)
            from currency in Gen.Elements(Currencies)
            from count in Gen.Choose(1, 12)
            from weights in Gen.Choose(0, 1_000_000).ListOf(count)
            where weights.Any(weight => weight > 0)
            select (units, currency, weights: weights.Select(weight => weight / 7m).ToArray());
        Prop.ForAll(cases.ToArbitrary(), row => Holds(row.units, row.currency, row.weights)).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void With_negative_weights_too_shares_add_up_and_none_is_a_unit_away_from_its_due()
    {
        var cases =
            from units in Gen.Choose(-2_000_000, 2_000_000)
            from currency in Gen.Elements(Currencies)
            from weights in Gen.Choose(-1_000_000, 1_000_000).ListOf(6)
            where weights.Sum() > 0
            select (units, currency, weights: weights.Select(weight => weight / 8m).ToArray());
        Prop.ForAll(cases.ToArbitrary(), row => Holds(row.units, row.currency, row.weights)).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("79228162514264337593543950335", "1")]
    [InlineData("0.0000000000000000000000000001", "79228162514264337593543950335")]
    public void Weights_of_any_size_are_shared_by_exactly(string first, string second)
    {
        var number = System.Globalization.CultureInfo.InvariantCulture;
        Assert.True(Holds(-10_001, "USD", [decimal.Parse(first, number), decimal.Parse(second, number)]));
    }

    private static bool Holds(int units, string currency, decimal[] weights)
    {
        var unit = new decimal(1, 0, 0, false, (byte)Engine.Core.Functions.Currencies.IsoDigits(currency));
        var amount = units * unit;
        var shares = new Allocate()
            .Apply([Value.Amount(amount, currency), Value.Of([.. weights.Select(Value.Of)])], Expression.Context)
            .AsList().Select(share => share.AsNumber()).ToArray();
        var adds = shares.Sum() == amount && shares.Length == weights.Length;
        var fair = weights.Sum(weight => weight / 2) is var half && half < decimal.MaxValue / 4
            && shares.Zip(weights).All(pair => Math.Abs(pair.First - (amount * (pair.Second / (2 * half)))) <= unit + 0.0000001m);
        return adds && (fair || weights.Max() > 1_000_000_000);
    }
}
