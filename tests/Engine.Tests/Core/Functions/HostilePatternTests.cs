using System.Diagnostics;
using Engine.Core.Expressions;
using Engine.Tests.Core.Expressions;

namespace Engine.Tests.Core.Functions;

/// <summary>Patterns and texts that make other regular expression engines run for years.</summary>
public sealed class HostilePatternTests
{
    [Theory]
    [InlineData("(a+)+$")]
    [InlineData("^(a|a)*$")]
    [InlineData("(a|aa)+$")]
    [InlineData("(.*a){12}$")]
    public void A_pattern_that_backtracks_elsewhere_answers_at_once(string pattern)
    {
        var started = Stopwatch.GetTimestamp();

        Assert.Equal("false", Expression.Answer($"matches(text, '{pattern}')", $$"""{"text": "{{new string('a', 5_000)}}!"}""", Strictness.Field));
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(5));
    }

    [Theory]
    [InlineData(@"(a)\\1")]
    [InlineData("(?=a)a")]
    [InlineData("(?>a+)b")]
    [InlineData("((a{1000}){1000}){1000}")]
    [InlineData("[")]
    [InlineData("")]
    public void A_pattern_that_cannot_be_matched_in_bounded_time_is_refused_at_load(string pattern) =>
        Assert.Equal("FUN120", Expression.Answer($"matches(text, '{pattern}')", """{"text": "a"}""", Strictness.Field));

    [Fact]
    public void A_pattern_longer_than_any_real_one_is_refused_at_load() =>
        Assert.Equal("FUN120", Expression.Answer($"matches(text, '{new string('a', 501)}')", """{"text": "a"}""", Strictness.Field));

    [Fact]
    public void A_text_longer_than_is_matched_is_a_failure() =>
        Assert.Equal("FUN121", Expression.Answer("matches(text, 'a')", $$"""{"text": "{{new string('a', 20_001)}}"}""", Strictness.Field));

    [Theory]
    [InlineData("parseJson(text)", "FUN122")]
    public void Json_that_nests_too_deeply_is_a_failure(string expression, string gives) =>
        Assert.Equal(gives, Expression.Answer(expression, $$"""{"text": "{{new string('[', 10_000)}}"}""", Strictness.Field));
}
