using Engine.Core.Sources.Bank;
using FsCheck;
using FsCheck.Fluent;

namespace Engine.Tests.Core.Sources.Bank;

public sealed class CreditorReferenceTests
{
    [Theory]
    [InlineData("RF68AB2G5", true)]
    [InlineData("RF451234512345", true)]
    [InlineData("RF96TU06FX", true)]
    [InlineData("RF14X2HU4TC28XTYLHASYWT91", true)]
    [InlineData("RF60ISO11649", true)]
    [InlineData("RF18539007547034", true)]
    [InlineData("rf18539007547034", true)]
    [InlineData("RF720HYA6", true)]
    [InlineData("RF19GAX8WS5JYOOUJ87", false)]
    [InlineData("RF18539007547043", false)]
    [InlineData("RF18", false)]
    [InlineData("RF1853900754703400000000000", false)]
    [InlineData("FR18539007547034", false)]
    public void The_check_digits_decide(string reference, bool isValid) => Assert.Equal(isValid, CreditorReference.IsValid(reference));

    [Theory]
    [InlineData("Ref RF18 5390 0754 7034 thanks", "RF18539007547034")]
    [InlineData("RF18539007547034/INV", "RF18539007547034")]
    [InlineData("XRF18539007547034", "")]
    [InlineData("RF19GAX8WS5JYOOUJ87", "!RF19GAX8WS5JYOOUJ87")]
    [InlineData("RF REFUND RF1", "")]
    [InlineData("RF68AB2G5 and RF720HYA6", "RF68AB2G5 RF720HYA6")]
    public void References_are_found_in_text(string text, string found) =>
        Assert.Equal(found, string.Join(' ', CreditorReference.In(text).Select(one => one.IsValid ? one.Reference : $"!{one.Reference}")));

    [Fact]
    public void No_changed_digit_and_no_swapped_neighbours_stay_valid()
    {
        const string Good = "RF18539007547034";
        for (var at = 2; at < Good.Length; at++)
        {
            foreach (var digit in "0123456789".Where(digit => digit != Good[at]))
            {
                Assert.False(CreditorReference.IsValid($"{Good[..at]}{digit}{Good[(at + 1)..]}"));
            }

            if (at + 1 < Good.Length && Good[at] != Good[at + 1])
            {
                Assert.False(CreditorReference.IsValid($"{Good[..at]}{Good[at + 1]}{Good[at]}{Good[(at + 2)..]}"));
            }
        }
    }

    [Fact]
    public void Any_text_is_searched_without_harm() =>
        Prop.ForAll(Gen.Elements("RFrf0189 AZ-".ToCharArray()).ArrayOf().ToArbitrary(), text => CreditorReference.In(new string(text)).All(one => one.IsValid == CreditorReference.IsValid(one.Reference)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(FuzzCount.Value));
}
