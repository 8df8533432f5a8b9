using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Runtime.Configuration;
using Engine.Runtime.Configuration.Schemas;

namespace Engine.Tests.Runtime.Configuration;

public sealed class CrosswalkReaderTests
{
    [Theory]
    [InlineData("key,internalId\nA,1\nB,2\n", "[{key: t'A', internalId: t'1'}, {key: t'B', internalId: t'2'}]")]
    [InlineData("internalId,key\r\n1,A\r\n", "[{internalId: t'1', key: t'A'}]")]
    [InlineData("key,internalId,name\n\"a,\"\"b\"\"\",1,\"two\nlines\"\n", "[{key: t'a,\"b\"', internalId: t'1', name: t'two\\nlines'}]")]
    [InlineData("key,internalId,active\n A , 1 ,\n\n,,\n", "[{key: t'A', internalId: t'1', active: t''}]")]
    [InlineData("key,internalId\nA,1", "[{key: t'A', internalId: t'1'}]")]
    [InlineData("key,internalId\n", "[]")]
    [InlineData("key,internalId\na,1\nA,2\n", "[{key: t'a', internalId: t'1'}, {key: t'A', internalId: t'2'}]")]
    public void A_good_file_is_read(string text, string expected)
    {
        var (root, findings) = Read(text);
        Assert.Empty(findings);
        Assert.Equal(expected, Yaml.Show(root));
    }

    [Theory]
    [InlineData("", "CFG020", 1, 1)]
    [InlineData("key\nA\n", "XWK002", 1, 1)]
    [InlineData("key;internalId\nA;1\n", "XWK002", 1, 1)]
    [InlineData("key,internalId,nmae\n", "XWK003", 1, 16)]
    [InlineData("key,internalId,key\n", "XWK003", 1, 16)]
    [InlineData("Key,internalId\n", "XWK003", 1, 1)]
    [InlineData("key,internalId\nA,1\nA,1\n", "XWK004", 3, 1)]
    [InlineData("key,internalId\n ,1\n", "XWK005", 2, 1)]
    [InlineData("key,internalId\nA,\n", "XWK006", 2, 1)]
    [InlineData("key,internalId\nA\n", "XWK007", 2, 1)]
    [InlineData("key,internalId\nA,1,2\n", "XWK007", 2, 1)]
    [InlineData("key,internalId,active\nA,1,TRUE\n", "XWK008", 2, 5)]
    [InlineData("key,internalId\né,1\nA,\"1\n", "XWK001", 3, 3)]
    [InlineData("key,internalId\né,\"1\"x\n", "XWK001", 2, 6)]
    [InlineData("key,internalId\nA,1\"\n", "XWK001", 2, 4)]
    [InlineData("key,internalId\nA,\0\n", "CFG004", 2, 3)]
    public void A_bad_file_is_a_finding_at_its_place(string text, string code, int line, int column)
    {
        var finding = Assert.Single(Read(text).Findings);
        Assert.Equal((code, line, column), (finding.Code.Id, finding.Span.Start.Line, finding.Span.Start.Column));
    }

    [Fact]
    public void A_cell_knows_where_it_stands()
    {
        var rows = Assert.IsType<ConfigSequence>(Read("key,internalId,name\n\"é,\n\", 12 ,\"x\"\nB,3,y\n").Root);
        var first = Assert.IsType<ConfigMapping>(rows.Items[0]);
        Assert.Equal(["2:1-3:2", "3:3-3:7", "3:8-3:11"], first.Entries.Select(entry => $"{entry.Value.Span.Start}-{entry.Value.Span.End}"));
        Assert.Equal("3:4", ((ConfigScalar)first["internalId"]!).ContentStart.ToString());
        Assert.Equal("4:1-4:6", $"{rows.Items[1].Span.Start}-{rows.Items[1].Span.End}");
    }

    [Theory]
    [InlineData("A", "1", "x", "true", true)]
    [InlineData("A", "1", "", "", true)]
    [InlineData("", "1", "", "", false)]
    [InlineData("A", "", "", "", false)]
    [InlineData("A", "1", "", "yes", false)]
    public void The_reader_and_the_schema_of_a_row_agree(string key, string internalId, string name, string active, bool sound)
    {
        Assert.Equal(sound, Read($"key,internalId,name,active\n{key},{internalId},{name},{active}\n").Findings.IsEmpty);
        var row = Yaml.File("row", $"{{ key: \"{key}\", internalId: \"{internalId}\", name: \"{name}\", active: \"{active}\" }}", ConfigFileKind.Crosswalk);
        Assert.Equal(sound, new SchemaChecker(SchemaSet.Embedded).Check(row, new FindingSink()));
    }

    private static (ConfigNode? Root, ImmutableArray<Finding> Findings) Read(string text)
    {
        var findings = new FindingSink();
        var root = CrosswalkReader.Read("a.csv", text, findings);
        return (root, findings.ToImmutable());
    }
}
