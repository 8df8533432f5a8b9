using Engine.Core.Values;
using FsCheck;
using FsCheck.Fluent;

namespace Engine.Tests.Core.Values;

/// <summary>Whatever is put into a value comes out again, digit for digit, whether or not it fits the value's own room.</summary>
public sealed class ValueTests
{
    public static TheoryData<string> Numbers { get; } =
    [
        "0", "0.00", "1", "-1", "12.50", "-0.005", "18014398509481983", "18014398509481984", "-18014398509481983", "-18014398509481984",
        "1.8014398509481983", "79228162514264337593543950335", "-79228162514264337593543950335", "0.0000000000000000000000000001", "4294967296", "9223372036854775808",
    ];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_number_keeps_its_digits_and_its_scale(string written)
    {
        var number = decimal.Parse(written, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(written, Value.Of(number).ToString());
        Assert.Equal(number.Scale, Value.Of(number).AsNumber().Scale);
        Assert.Equal($"{written} USD", Value.Amount(number, "USD").ToString());
    }

    [Fact]
    public void Any_number_and_any_amount_come_back() => Prop.ForAll(
        ArbMap.Default.ArbFor<decimal>(),
        number => Value.Of(number).AsNumber() == number
            && Value.Amount(number, "EUR").AsNumber() == number
            && Value.Amount(number, "EUR").AsCurrency() == "EUR").QuickCheckThrowOnFailure();

    [Fact]
    public void Any_instant_comes_back_in_universal_time() => Prop.ForAll(
        ArbMap.Default.ArbFor<DateTimeOffset>(),
        instant => Value.Of(instant).AsInstant() == instant && Value.Of(instant).AsInstant().Offset == TimeSpan.Zero).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(TimeSpan.TicksPerSecond)]
    public void An_instant_keeps_its_fraction_of_a_second(long ticks)
    {
        var instant = new DateTimeOffset(2025, 3, 31, 23, 59, 59, TimeSpan.FromHours(-5)).AddTicks(ticks);

        Assert.Equal(instant, Value.Of(instant).AsInstant());
        Assert.Equal(Value.Of(instant), Value.Of(instant.ToOffset(TimeSpan.FromHours(2))));
    }

    [Theory]
    [InlineData("1", "1.0000000000000000000000000000")]
    [InlineData("12.5", "12.50")]
    [InlineData("0", "0.0000000000000000000000000000")]
    public void Numbers_are_equal_by_value_however_many_digits_they_have(string few, string many)
    {
        var (a, b) = (decimal.Parse(few, System.Globalization.CultureInfo.InvariantCulture), decimal.Parse(many, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(Value.Of(a), Value.Of(b));
        Assert.Equal(Value.Of(a).GetHashCode(), Value.Of(b).GetHashCode());
        Assert.Equal(Value.Amount(a, "USD"), Value.Amount(b, "USD"));
        Assert.NotEqual(Value.Amount(a, "USD"), Value.Amount(b, "EUR"));
        Assert.NotEqual(Value.Of(a), Value.Amount(b, "USD"));
    }

    [Fact]
    public void Values_of_different_kinds_differ_although_they_count_alike()
    {
        Value[] ones = [Value.Missing, Value.Null, Value.False, Value.True, Value.Of(1m), Value.Amount(1, "USD"), Value.Of("1"), Value.Of(DateOnly.FromDayNumber(1)), Value.Of(new DateTimeOffset(0, TimeSpan.Zero).AddSeconds(1))];

        Assert.Equal(ones.Length, ones.Distinct().Count());
        Assert.Equal(default, Value.Missing);
    }
}
