using Engine.Core.NetSuite;

namespace Engine.Tests.Core.NetSuite;

public sealed class ExternalIdsTests
{
    [Theory]
    [InlineData("in_1Qb4XyZ")]
    [InlineData("-")]
    [InlineData("pay_ch-77")]
    public void Letters_digits_underscore_and_hyphen_are_valid(string text)
    {
        Assert.True(ExternalIds.IsValid(text));
        Assert.Null(ExternalIds.Describe(text));
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("a|b", "\"|\" at place 2")]
    [InlineData("a b", "a space at place 2")]
    [InlineData("hr:1", "\":\" at place 3")]
    [InlineData("é", "\"é\" at place 1")]
    [InlineData("a\n", "U+000A at place 2")]
    [InlineData("٣", "at place 1")]
    [InlineData("a/b", "\"/\"")]
    [InlineData("a'b", "\"'\"")]
    public void Anything_else_is_named_with_its_place(string text, string said)
    {
        Assert.False(ExternalIds.IsValid(text));
        Assert.Contains(said, ExternalIds.Describe(text), StringComparison.Ordinal);
    }

    [Fact]
    public void Sixty_four_characters_fit_and_sixty_five_do_not()
    {
        Assert.True(ExternalIds.IsValid(new string('a', 64)));
        Assert.False(ExternalIds.IsValid(new string('a', 65)));
        Assert.Contains("65 characters", ExternalIds.Describe(new string('a', 65)), StringComparison.Ordinal);
    }

    [Fact]
    public void Ids_that_differ_in_case_only_are_the_same_to_NetSuite()
    {
        Assert.True(ExternalIds.AreSame("in_AbC", "IN_aBc"));
        Assert.False(ExternalIds.AreSame("in_1", "in_2"));
    }
}
