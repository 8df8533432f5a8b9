using Engine.Core.Configuration;
using Engine.Runtime.Secrets;

namespace Engine.Tests.Runtime.Secrets;

public sealed class SecretReaderTests : IDisposable
{
    private readonly string file = Path.GetTempFileName();
    private readonly SecretReader reader = new(name => name switch { "SET" => "s3cret", "EMPTY" => "", _ => null });

    public void Dispose() => File.Delete(file);

    [Fact]
    public void An_environment_variable_gives_its_value() => Assert.Equal("s3cret", Found("env:SET").Reveal());

    [Theory]
    [InlineData("line\n", "line")]
    [InlineData("line\r\n", "line")]
    [InlineData("a\nb\n", "a\nb")]
    [InlineData(" spaced ", " spaced ")]
    public void A_file_gives_its_text_without_the_last_line_end(string text, string expected)
    {
        File.WriteAllText(file, text);

        Assert.Equal(expected, Found($"file:{file}").Reveal());
    }

    [Fact]
    public void A_rotated_file_is_read_anew()
    {
        File.WriteAllText(file, "one");
        Found($"file:{file}");
        File.WriteAllText(file, "two");

        Assert.Equal("two", Found($"file:{file}").Reveal());
    }

    [Theory]
    [InlineData("env:NONE", "\"env:NONE\" cannot be read: the environment variable NONE is not set")]
    [InlineData("env:EMPTY", "is empty")]
    [InlineData("env:", "names nothing")]
    [InlineData("file:", "names nothing")]
    [InlineData("file:/no/such/file", "there is no such file")]
    [InlineData("vault:x", "neither env:NAME nor file:path")]
    [InlineData("", "names nothing")]
    public void What_cannot_be_read_says_why(string reference, string reason) =>
        Assert.Contains(reason, Unavailable(reference), StringComparison.Ordinal);

    [Fact]
    public void A_file_of_a_megabyte_is_no_secret()
    {
        File.WriteAllText(file, new string('x', 1024 * 1024));

        Assert.Contains("at most 65536", Unavailable($"file:{file}"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_written_in_place_of_its_name_is_not_repeated() =>
        Assert.DoesNotContain("sk_live_1", Unavailable("sk_live_1:abc"), StringComparison.Ordinal);

    [Fact]
    public void A_secret_does_not_show_itself()
    {
        var secret = new Secret("s3cret");

        Assert.Equal("***", $"{secret}");
        Assert.Equal("***", $"{new SecretReading.Found(secret).Secret}");
        Assert.DoesNotContain("s3cret", $"{new SecretReading.Found(secret)}", StringComparison.Ordinal);
        Assert.Equal("a *** b", secret.RedactFrom("a s3cret b"));
    }

    private Secret Found(string reference) => Assert.IsType<SecretReading.Found>(reader.Read(new SecretReference(reference))).Secret;

    private string Unavailable(string reference) => Assert.IsType<SecretReading.Unavailable>(reader.Read(new SecretReference(reference))).Reason;
}
