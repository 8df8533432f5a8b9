using System.Diagnostics;
using Engine.Core.Configuration;
using Engine.Runtime.Configuration;

namespace Engine.Tests.Runtime.Configuration;

public sealed class YamlReaderTests
{
    [Theory]
    [InlineData("1", "n'1'")]
    [InlineData("-1.50", "n'-1.50'")]
    [InlineData("1.10", "n'1.10'")]
    [InlineData("1e3", "n'1e3'")]
    [InlineData("0", "n'0'")]
    [InlineData("010", "t'010'")]
    [InlineData("+1", "t'+1'")]
    [InlineData("+4915112345", "t'+4915112345'")]
    [InlineData("0o17", "t'0o17'")]
    [InlineData("0x1F", "t'0x1F'")]
    [InlineData(".5", "t'.5'")]
    [InlineData("1.", "t'1.'")]
    [InlineData("1_000", "t'1_000'")]
    [InlineData(".inf", "t'.inf'")]
    [InlineData("12:30", "t'12:30'")]
    [InlineData("2024-01-31", "t'2024-01-31'")]
    [InlineData("NO", "t'NO'")]
    [InlineData("yes", "t'yes'")]
    [InlineData("on", "t'on'")]
    [InlineData("true", "b'true'")]
    [InlineData("FALSE", "b'FALSE'")]
    [InlineData("tRUE", "t'tRUE'")]
    [InlineData("null", "-'null'")]
    [InlineData("~", "-'~'")]
    [InlineData("", "-''")]
    [InlineData("\"1\"", "t'1'")]
    [InlineData("'null'", "t'null'")]
    [InlineData("\"\"", "t''")]
    [InlineData("|-\n  true", "t'true'")]
    [InlineData("${ a.b ?? 'x' }", "t'${ a.b ?? 'x' }'")]
    public void A_scalar_is_what_its_spelling_says(string written, string expected) =>
        Assert.Equal($"{{a: {expected}}}", Yaml.Show(Yaml.Mapping($"a: {written}\n")));

    [Theory]
    [InlineData("a: 1\r\nb:\r\n  - x\r\n  - y\r\n", "{a: n'1', b: [t'x', t'y']}")]
    [InlineData("{a: [1, {b: c}], d: }", "{a: [n'1', {b: t'c'}], d: -''}")]
    [InlineData("a: &x {b: 1}\nc: *x\nd: [*x, *x]\n", "{a: {b: n'1'}, c: {b: n'1'}, d: [{b: n'1'}, {b: n'1'}]}")]
    [InlineData("a: &x one\nb: &x two\nc: *x\n", "{a: t'one', b: t'two', c: t'two'}")]
    [InlineData("? a\n: b\n", "{a: t'b'}")]
    [InlineData("# only a remark above\na: b # and behind\n", "{a: t'b'}")]
    [InlineData("%YAML 1.2\n---\na: b\n...\n", "{a: t'b'}")]
    [InlineData("a: >-\n  one\n  two\n\n  three\n", "{a: t'one two\\nthree'}")]
    [InlineData("\"a b\": c", "{a b: t'c'}")]
    public void A_good_file_is_read(string text, string expected) => Assert.Equal(expected, Yaml.Show(Yaml.Mapping(text)));

    [Theory]
    [InlineData("", "CFG020", 1, 1)]
    [InlineData("# x\n", "CFG020", 1, 1)]
    [InlineData("a: 1\na: 2\n", "CFG012", 2, 1)]
    [InlineData("a:\n  b: 1\n  \"b\": 2\n", "CFG012", 3, 3)]
    [InlineData("a: !!str 1\n", "CFG013", 1, 4)]
    [InlineData("a: !include x.yaml\n", "CFG013", 1, 4)]
    [InlineData("a: &x {b: 1}\nc:\n  <<: *x\n", "CFG014", 3, 3)]
    [InlineData("a: *x\n", "CFG015", 1, 4)]
    [InlineData("a: &x\n  b: [*x]\n", "CFG016", 2, 7)]
    [InlineData("a: &x [ &y [ *x ] ]\n", "CFG016", 1, 14)]
    [InlineData("[a]: b\n", "CFG019", 1, 1)]
    [InlineData("{ ${ a }: b }\n", "CFG010", 1, 4)]
    [InlineData("a: 1\n---\nb: 1\n", "CFG011", 2, 1)]
    [InlineData("a: 1\n...\n---\nb: 1\n", "CFG011", 3, 1)]
    [InlineData("a:\n\tb: 1\n", "CFG010", 2, 1)]
    [InlineData("a: b: c\n", "CFG010", 1, 5)]
    [InlineData("a: 'x\n", "CFG010", 1, 4)]
    [InlineData("a: [1, 2\nb: 3\n", "CFG010", 2, 1)]
    [InlineData("a: {b: 1\n", "CFG010", 1, 9)]
    [InlineData("a: ]\n", "CFG010", 1, 4)]
    [InlineData("a: `x`\n", "CFG010", 1, 4)]
    [InlineData("a: %x\n", "CFG010", 1, 4)]
    [InlineData("a: 1\n  b: 2\n", "CFG010", 2, 4)]
    [InlineData("a: \"\\q\"\n", "CFG010", 1, 4)]
    [InlineData("a: x\0y\n", "CFG004", 1, 5)]
    [InlineData("a: x\u2028y\n", "CFG004", 1, 5)]
    [InlineData("a: x\u0085y\n", "CFG004", 1, 5)]
    [InlineData("a: \u001b[31mred\n", "CFG004", 1, 4)]
    public void A_bad_file_is_a_finding_at_its_place(string text, string code, int line, int column)
    {
        var (_, findings) = Yaml.Read(text);
        var finding = Assert.Single(findings);
        Assert.Equal((code, line, column), (finding.Code.Id, finding.Span.Start.Line, finding.Span.Start.Column));
    }

    [Fact]
    public void Everything_wrong_that_does_not_end_reading_is_reported_at_once()
    {
        var (root, findings) = Yaml.Read("a: 1\na: 2\nb: !x y\nc: *z\nd:\n  <<: {}\n");
        Assert.Equal(["CFG012", "CFG013", "CFG015", "CFG014"], findings.Select(finding => finding.Code.Id));
        Assert.Equal("{a: n'1', b: t'y', d: {}}", Yaml.Show(root));
    }

    [Theory]
    [InlineData(62, null)]
    [InlineData(63, null)]
    [InlineData(64, "CFG018")]
    public void Nesting_is_limited_to_64(int lists, string? code) =>
        Assert.Equal(code, Yaml.Read($"a: {new string('[', lists)}{new string(']', lists)}\n").Findings.SingleOrDefault()?.Code.Id);

    [Fact]
    public void An_alias_cannot_nest_deeper_than_the_limit()
    {
        var deep = new string('[', 40) + new string(']', 40);
        var (_, findings) = Yaml.Read($"a: &x {deep}\nb: {new string('[', 40)}*x{new string(']', 40)}\n");
        Assert.Equal("CFG018", Assert.Single(findings).Code.Id);
    }

    [Fact]
    public void Aliases_may_add_ten_thousand_values_and_no_more()
    {
        var list = "a: &x [" + string.Join(", ", Enumerable.Repeat("1", 999)) + "]\n";
        Assert.Empty(Yaml.Read(list + "b: [" + string.Join(", ", Enumerable.Repeat("*x", 10)) + "]\n").Findings);
        Assert.Equal("CFG017", Assert.Single(Yaml.Read(list + "b: [" + string.Join(", ", Enumerable.Repeat("*x", 11)) + "]\n").Findings).Code.Id);
    }

    public static TheoryData<string, string> Bombs => new()
    {
        { "brackets", new string('[', 100_000) },
        { "braces", string.Concat(Enumerable.Repeat("{a: ", 100_000)) },
        { "question marks", string.Concat(Enumerable.Repeat("? ", 100_000)) },
        { "dashes", string.Concat(Enumerable.Repeat("- ", 100_000)) },
        { "anchors", string.Concat(Enumerable.Range(0, 100_000).Select(i => $"- &a{i}\n")) },
        { "values", "[" + string.Join(",", Enumerable.Repeat("a", 300_000)) + "]" },
        { "keys", string.Concat(Enumerable.Range(0, 80_000).Select(i => $"k{i}: v\n")) },
        { "indentation", string.Concat(Enumerable.Range(0, 1000).Select(i => new string(' ', i) + "a:\n")) },
        { "one long text", "a: " + new string('x', 1_000_000) },
        { "one long quote", "a: \"" + new string('x', 1_000_000) },
        { "escapes", "a: \"" + string.Concat(Enumerable.Repeat("\\u0041", 150_000)) + "\"" },
        { "blank lines", "a: |\n" + new string('\n', 1_000_000) },
        { "breaks in a quote", "a: \"" + string.Concat(Enumerable.Repeat("x \n", 300_000)) + "\"" },
        { "directives", string.Concat(Enumerable.Repeat("%a b\n", 200_000)) },
        { "documents", string.Concat(Enumerable.Repeat("---\n", 200_000)) },
        { "remarks", string.Concat(Enumerable.Repeat("#\n", 500_000)) },
        { "blanks in a quote", "a: \"x" + new string(' ', 1_000_000) + "\\ty\"" },
        { "tags", string.Concat(Enumerable.Repeat("- !a b\n", 90_000)) },
        { "billion laughs", "a: &a [1,1,1,1,1,1,1,1,1]\n" + string.Concat("bcdefghijkl".Select(c => $"{c}: &{c} [{string.Join(",", Enumerable.Repeat($"*{(char)(c - 1)}", 9))}]\n")) },
    };

    /// <summary>The time is not asserted in ordinary use; the bound is far above what any of these takes and far below a hang.</summary>
    [Theory]
    [MemberData(nameof(Bombs))]
    public void A_hostile_file_ends_in_nodes_or_findings_and_soon(string name, string text)
    {
        var watch = Stopwatch.StartNew();
        var (root, findings) = Yaml.Read(text);
        Assert.True(root is not null || findings.Length > 0, name);
        Assert.All(findings.Take(20), finding => Assert.True(Yaml.IsInside(text, finding.Span.Start), $"{name}: {finding.Span}"));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"{name} took {watch.Elapsed}");
    }
}
