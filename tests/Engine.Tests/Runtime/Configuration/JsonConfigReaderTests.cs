using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Runtime.Configuration;

namespace Engine.Tests.Runtime.Configuration;

public sealed class JsonConfigReaderTests
{
    [Theory]
    [InlineData("{}", "{}")]
    [InlineData(" [1, -2.50, 1e3, true, null, \"a\"] ", "[n'1', n'-2.50', n'1e3', b'true', -'null', t'a']")]
    [InlineData("{\"a\": {\"b\": []}}", "{a: {b: []}}")]
    [InlineData("\"1.10\"", "t'1.10'")]
    [InlineData("123456789012345678901234567890", "n'123456789012345678901234567890'")]
    public void A_good_file_is_read(string text, string expected)
    {
        var (root, findings) = Read(text);
        Assert.Empty(findings);
        Assert.Equal(expected, Yaml.Show(root));
    }

    [Theory]
    [InlineData("", "CFG020", 1, 1)]
    [InlineData("{\"a\": 1, \"a\": 2}", "CFG012", 1, 10)]
    [InlineData("{\n  // no\n}", "CFG031", 2, 3)]
    [InlineData("[1 /* no */]", "CFG031", 1, 4)]
    [InlineData("[1,]", "CFG032", 1, 4)]
    [InlineData("{\"é\": 1,\n}", "CFG032", 2, 1)]
    [InlineData("{\"a\" 1}", "CFG030", 1, 6)]
    [InlineData("{a: 1}", "CFG030", 1, 2)]
    [InlineData("['a']", "CFG030", 1, 2)]
    [InlineData("[1", "CFG030", 1, 3)]
    [InlineData("[01]", "CFG030", 1, 3)]
    [InlineData("[NaN]", "CFG030", 1, 2)]
    [InlineData("{} {}", "CFG030", 1, 4)]
    [InlineData("[\"a\nb\"]", "CFG030", 1, 4)]
    [InlineData("[\"\0\"]", "CFG030", 1, 3)]
    [InlineData("[\"\\ud800\"]", "CFG030", 1, 2)]
    public void A_bad_file_is_a_finding_at_its_place(string text, string code, int line, int column)
    {
        var finding = Assert.Single(Read(text).Findings);
        Assert.Equal((code, line, column), (finding.Code.Id, finding.Span.Start.Line, finding.Span.Start.Column));
    }

    [Fact]
    public void Positions_count_characters_although_the_reader_counts_bytes()
    {
        var root = Assert.IsType<ConfigMapping>(Read("{\n  \"é😀\": \"ü\", \"b\": \"x\\n\\u00e9Y\"\n}").Root);
        var b = Assert.IsType<ConfigScalar>(root["b"]);
        Assert.Equal("2:3-2:8", $"{root.Entries[0].Key.Span.Start}-{root.Entries[0].Key.Span.End}");
        Assert.Equal("2:20-2:32", $"{b.Span.Start}-{b.Span.End}");
        Assert.Equal("2:30", b.SpanOf(b.Text.IndexOf('Y'), b.Text.Length).Start.ToString());
        Assert.Equal("1:1-3:2", $"{root.Span.Start}-{root.Span.End}");
    }

    [Theory]
    [InlineData(64, null)]
    [InlineData(65, "CFG018")]
    [InlineData(100_000, "CFG018")]
    public void Nesting_is_limited_to_64(int depth, string? code) =>
        Assert.Equal(code, Read(new string('[', depth) + new string(']', depth)).Findings.SingleOrDefault()?.Code.Id);

    private static (ConfigNode? Root, ImmutableArray<Finding> Findings) Read(string text)
    {
        var findings = new FindingSink();
        var root = JsonConfigReader.Read("a.json", Yaml.Bytes(text), text, findings);
        return (root, findings.ToImmutable());
    }
}
