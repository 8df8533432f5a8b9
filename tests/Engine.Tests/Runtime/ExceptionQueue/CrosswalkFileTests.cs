using System.Text;
using Engine.Runtime.ExceptionQueue;

namespace Engine.Tests.Runtime.ExceptionQueue;

public sealed class CrosswalkFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("key,internalId,name,active,note\na,1,A,true,old\n", "key,internalId,name,active,note\na,1,A,true,old\nk,9,Name,true,\n")]
    [InlineData("key,internalId\r\na,1\r\n", "key,internalId\r\na,1\r\nk,9\r\n")]
    [InlineData("key,internalId\na,1", "key,internalId\na,1\nk,9")]
    [InlineData("note,internalId,key\nfirst,1,a\n", "note,internalId,key\nfirst,1,a\n,9,k\n")]
    [InlineData("\"key\",\"internalId\"\n\"a\",\"1\"\n", "\"key\",\"internalId\"\n\"a\",\"1\"\n\"k\",\"9\"\n")]
    [InlineData("\uFEFFkey,internalId\na,1\n", "\uFEFFkey,internalId\na,1\nk,9\n")]
    public void A_row_is_added_and_every_byte_before_it_stays(string before, string after)
    {
        var path = Write(before);
        var file = CrosswalkFile.Read(path);
        Assert.True(file.TryAppend(file.Row("k", "9", "Name")));
        Assert.Equal(after, Encoding.UTF8.GetString(File.ReadAllBytes(path)));
    }

    [Theory]
    [InlineData("key,internalId,confirmations,active\r\na,1,1,\r\nk,9, 1 ,true\r\n", "key,internalId,confirmations,active\r\na,1,1,\r\nk,9,12,false\r\n")]
    [InlineData("active,\"confirmations\",key,internalId\n,\"1\",\"k\",9\nfalse,2,a,1", "active,\"confirmations\",key,internalId\nfalse,\"12\",\"k\",9\nfalse,2,a,1")]
    [InlineData("\uFEFFkey,internalId,note,confirmations,active\n\"k\",9,\"two\nlines, one cell\",1,\n", "\uFEFFkey,internalId,note,confirmations,active\n\"k\",9,\"two\nlines, one cell\",12,false\n")]
    public void Cells_get_other_values_and_every_other_byte_stays(string before, string after)
    {
        var path = Write(before);
        Assert.True(CrosswalkFile.Read(path).TrySet("k", ("confirmations", "12"), ("active", "false")));
        Assert.Equal(after, Encoding.UTF8.GetString(File.ReadAllBytes(path)));
    }

    [Fact]
    public void A_cell_that_is_not_there_is_not_set()
    {
        var path = Write("key,internalId\nk,9\n");
        Assert.False(CrosswalkFile.Read(path).TrySet("k", ("confirmations", "12")));
        Assert.False(CrosswalkFile.Read(path).TrySet("x", ("internalId", "12")));
        Assert.Equal("key,internalId\nk,9\n", File.ReadAllText(path));
    }

    [Fact]
    public void Cells_that_need_quotes_get_them()
    {
        var file = CrosswalkFile.Read(Write("key,internalId,name\na,1,A\n"));
        Assert.Equal("\"a,b\",9,\"the \"\"big\"\" one\"", file.Row("a,b", "9", "the \"big\" one"));
    }

    [Fact]
    public void A_file_that_somebody_changed_meanwhile_is_left_alone()
    {
        var path = Write("key,internalId\na,1\n");
        var file = CrosswalkFile.Read(path);
        File.AppendAllText(path, "b,2\n");
        Assert.False(file.TryAppend(file.Row("k", "9", null)));
        Assert.Equal("key,internalId\na,1\nb,2\n", File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void A_file_that_is_no_crosswalk_has_no_keys()
    {
        Assert.Null(CrosswalkFile.Read(Write("key;internalId\na;1\n")).Keys());
        Assert.Equal(["a"], CrosswalkFile.Read(Write("key,internalId\na,1\n")).Keys()!);
    }

    private string Write(string text)
    {
        var path = Path.Combine(folder.Path, "items.csv");
        File.WriteAllBytes(path, Encoding.UTF8.GetBytes(text));
        return path;
    }
}
