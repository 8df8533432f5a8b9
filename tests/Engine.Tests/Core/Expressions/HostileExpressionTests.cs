using Engine.Core.Expressions;

namespace Engine.Tests.Core.Expressions;

/// <summary>Input that is made to hurt ends in a finding or failure, soon.</summary>
public sealed class HostileExpressionTests
{
    [Theory]
    [InlineData("(", "EXP006")]
    [InlineData("!", "EXP006")]
    [InlineData("-", "EXP006")]
    [InlineData("not ", "EXP006")]
    [InlineData("upper(", "EXP006")]
    [InlineData("p[", "EXP006")]
    [InlineData("true ? ", "EXP006")]
    [InlineData("p.Any(x => ", "EXP006")]
    [InlineData("new [] {", "EXP006")]
    [InlineData("p in (", "EXP006")]
    [InlineData("1 + ", "EXP006")]
    [InlineData("p ?? ", "EXP006")]
    [InlineData("p?.", "EXP006")]
    [InlineData("'", "EXP003")]
    [InlineData("\\", "EXP001")]
    [InlineData("{", "EXP003")]
    public void Ten_thousand_characters_of_nesting_end_in_a_finding(string unit, string code)
    {
        var text = string.Concat(Enumerable.Repeat(unit, LongestText / unit.Length));

        Assert.Equal(code, Expression.Findings(text.Replace("p", "payload", StringComparison.Ordinal)[..Math.Min(text.Length, LongestText)])[0].Code.Id);
    }

    [Theory]
    [InlineData("1 + ", "1")]
    [InlineData("true and ", "true")]
    [InlineData("payload.a ?? ", "1")]
    [InlineData("1 < ", "1")]
    public void Long_chains_of_operators_end_in_a_finding(string unit, string last) =>
        Assert.Equal("EXP006", Expression.Findings(string.Concat(Enumerable.Repeat(unit, 600)) + last)[0].Code.Id);

    [Theory]
    [InlineData(".a")]
    [InlineData("?.a")]
    [InlineData("[0]")]
    [InlineData(".Trim()")]
    public void Long_paths_end_in_a_finding(string step) =>
        Assert.Equal("EXP006", Expression.Findings("payload" + string.Concat(Enumerable.Repeat(step, 1_200)))[0].Code.Id);

    [Fact]
    public void Ten_thousand_parentheses_and_a_megabyte_of_text_are_refused_by_their_length()
    {
        Assert.Equal("EXP005", Expression.Findings(new string('(', 10_001))[0].Code.Id);
        Assert.Equal("EXP005", Expression.Findings("'" + new string('a', 1_000_000) + "'")[0].Code.Id);
    }

    [Fact]
    public void A_call_with_thousands_of_arguments_is_read_without_exhausting_the_stack() =>
        Assert.Equal("7", Expression.Answer($"coalesce({string.Concat(Enumerable.Repeat("p,", 4_900))}7)", """{"p": null}""", Strictness.Field));

    [Theory]
    [InlineData("date('0001-01-01T00:00:00Z')", "FUN105")]
    [InlineData("date(-62135596800)", "FUN105")]
    [InlineData("instant('0001-01-01T00:00:00Z').Year", "FUN105")]
    [InlineData("date('9999-12-31T23:59:59Z')", "9999-12-31")]
    [InlineData("instant('0001-01-01T00:00:00+14:00')", "FUN102")]
    [InlineData("instant(-62135596801)", "FUN102")]
    [InlineData("date('2025-02-30')", "FUN102")]
    public void Dates_at_the_edges_of_time_fail_instead_of_throwing(string expression, string gives) =>
        Assert.Equal(gives, Expression.Answer(expression, "{}", Strictness.Field));

    [Fact]
    public void Sixty_levels_of_parentheses_are_read() =>
        Assert.Empty(Expression.Findings(new string('(', 60) + "1" + new string(')', 60)));

    [Fact]
    public void Lists_within_lists_end_in_a_failure()
    {
        var inputs = $$"""{"p": [{{string.Join(',', Enumerable.Range(0, 2_000))}}]}""";

        Assert.Equal("EXP109", Expression.Answer("p.Any(a => p.Any(b => p.Any(c => a + b + c < 0)))", inputs, Strictness.Field));
        Assert.Equal("EXP109", Expression.Answer("p.Any(a => p.Contains(-1))", inputs, Strictness.Field));
        Assert.Equal("EXP109", Expression.Answer("p.Any(a => -1 in p)", inputs, Strictness.Field));
    }

    [Fact]
    public void Long_texts_asked_again_and_again_end_in_a_failure()
    {
        var inputs = $$"""{"p": [{{string.Join(',', Enumerable.Range(0, 5_000))}}], "t": "{{new string('a', 500_000)}}"}""";

        Assert.Equal("EXP109", Expression.Answer("p.Any(a => t.Contains('b'))", inputs, Strictness.Field));
    }

    [Theory]
    [InlineData("t + t + t")]
    [InlineData("replace(t, 'a', 'aaa')")]
    [InlineData("join(split(t, 'a'), 'xyz')")]
    public void Text_does_not_grow_without_end(string expression)
    {
        var inputs = $$"""{"t": "{{new string('a', 400_000)}}"}""";

        Assert.Equal("EXP111", Expression.Answer(expression, inputs, Strictness.Field));
    }

    [Theory]
    [InlineData("""{"p": 1e400}""")]
    [InlineData("""{"p": 1e-400}""")]
    [InlineData("""{"p": 0.12345678901234567890123456789}""")]
    [InlineData("""{"p": 1234567890123456789012345678901234567890}""")]
    public void Numbers_that_no_decimal_holds_fail_instead_of_being_rounded(string inputs) =>
        Assert.Equal("EXP110", Expression.Answer("p + 1", inputs, Strictness.Field));

    [Fact]
    public void Text_with_half_a_character_is_a_failure_and_no_exception() =>
        Assert.Equal("EXP114", Expression.Answer("p + 'x'", """{"p": "a\ud800b"}""", Strictness.Field));

    private const int LongestText = 10_000;
}
