using System.Text;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;

namespace Engine.Tests.Runtime.Configuration;

public sealed class YamlPositionTests
{
    [Theory]
    [InlineData("a: one\nbb: two\n", "bb", "2:5-2:8", "2:5")]
    [InlineData("a: 'one'\n", "a", "1:4-1:9", "1:5")]
    [InlineData("a: &x \"one\"\n", "a", "1:7-1:12", "1:8")]
    [InlineData("a: &x\n  one # remark\n", "a", "2:3-2:6", "2:3")]
    [InlineData("a:\n  - 😀x\n", "a", "2:3-2:8", null)]
    [InlineData("a: [1, 2 ]\n", "a", "1:4-1:11", null)]
    [InlineData("a: { b: 1 }  # remark\nc: 1\n", "a", "1:4-1:12", null)]
    [InlineData("a:\n  b: 1\n  c: xyz\n\n# remark\nd: 1\n", "a", "2:3-3:9", null)]
    [InlineData("a: |\n  one\n  two\n\nb: 1\n", "a", "1:4-3:6", "2:3")]
    [InlineData("a: []\n", "a", "1:4-1:6", null)]
    public void A_node_knows_where_it_stands(string text, string key, string span, string? content)
    {
        var node = Yaml.Mapping(text)[key]!;
        Assert.Equal(span, $"{node.Span.Start}-{node.Span.End}");
        Assert.Equal(content, (node as ConfigScalar)?.ContentStart.ToString());
    }

    /// <summary>Each case is a file with one value; the mark « stands before the character of the file that the first X of the value comes from.</summary>
    [Theory]
    [InlineData("a: one «X two\n")]
    [InlineData("a: 'it''s «X'\n")]
    [InlineData("a: '''''«X'\n")]
    [InlineData("a: \"tab\\t quote\\\" «X\"\n")]
    [InlineData("a: \"\\u0041\\x41\\U0001F600 «X\"\n")]
    [InlineData("a: \"«\\u0058\"\n")]
    [InlineData("a: \"one\n  two\n\n  three «X\"\n")]
    [InlineData("a: \"one \\\n   two «X\"\n")]
    [InlineData("a: \"one \\\r\n   two «X\"\r\n")]
    [InlineData("a: 'one\n\n\n  «X'\n")]
    [InlineData("a: one\n  two «X\n")]
    [InlineData("a: one\n\n  two\n   «X three\n")]
    [InlineData("a: |\n  one\n  two «X\n")]
    [InlineData("a: |\r\n  one\r\n\r\n  two «X\r\n")]
    [InlineData("a: |\n  one\n    indented «X\n")]
    [InlineData("a: |2-\n    kept «X\n")]
    [InlineData("a: >\n  one\n  two «X\n")]
    [InlineData("a: >\n  one\n\n\n  two «X\n")]
    [InlineData("a: >\n  one\n    more\n   indented\n  two «X\n")]
    [InlineData("a: >- # remark\n\n  one\n  «X\n")]
    [InlineData("a: ${ x.y\n  ?? «X }\n")]
    public void A_character_of_a_value_is_found_in_the_file(string marked)
    {
        var index = marked.IndexOf('«');
        var text = marked.Replace("«", "");
        var scalar = Assert.IsType<ConfigScalar>(Yaml.Mapping(text)["a"]);
        var x = scalar.Text.IndexOf('X');
        var before = text[..index];
        var expected = new TextPosition(before.Count(c => c == '\n') + 1, index - (before.LastIndexOf('\n') + 1) + 1);
        Assert.Equal(expected, scalar.SpanOf(x, x + 1).Start);
    }

    [Fact]
    public void Positions_count_utf16_units_after_a_byte_order_mark_and_with_any_line_break()
    {
        var findings = new FindingSink();
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("a: 😀\rb: é\r\nc: x\n")];
        var text = Engine.Runtime.Configuration.FileText.Decode("a.yaml", bytes, findings)!;
        var root = Yaml.Mapping(text);
        Assert.Equal(["1:1", "2:1", "3:1"], root.Entries.Select(entry => entry.Key.Span.Start.ToString()));
        Assert.Equal("1:6", root["a"]!.Span.End.ToString());
    }
}
