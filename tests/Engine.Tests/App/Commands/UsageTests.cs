using System.CommandLine;
using Engine.App.Commands;
using Engine.App.Output;
using Engine.Simulation;
using Engine.Tests.Support;

namespace Engine.Tests.App.Commands;

/// <summary>What the command line says to somebody who does not know it yet.</summary>
public sealed class UsageTests
{
    [Theory]
    [InlineData("--until cannot be \"tomorrow\". Until when, such as", "exceptions", "hold", "X1", "--until", "tomorrow")]
    [InlineData("--on cannot be \"2026-13-40\". The day, such as", "exceptions", "release", "X1", "--on", "2026-13-40")]
    [InlineData("--role cannot be \"boss\".", "keys", "add", "--name", "x", "--role", "boss")]
    [InlineData("--limit cannot be \"x\".", "exceptions", "list", "--limit", "x")]
    public void A_value_that_cannot_be_read_is_told_with_what_would_be_right(string expected, params string[] words)
    {
        var error = Told(console => UsageText.Write(CommandLine.Build().Parse(words), console)).Error;
        Assert.StartsWith(expected, error, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", error, StringComparison.Ordinal);
        Assert.Equal(2, error.TrimEnd().Split('\n').Length);
    }

    [Fact]
    public async Task Help_is_no_wrong_use()
    {
        Assert.Equal(0, (await EngineProcess.RunAsync("exceptions", "show", "--help")).ExitCode);
        Assert.Equal(2, (await EngineProcess.RunAsync("exceptions", "show")).ExitCode);
        Assert.Equal(2, (await EngineProcess.RunAsync("exceptions")).ExitCode);
    }

    [Theory]
    [InlineData("No runs.", "runs")]
    [InlineData("No items.", "exceptions", "list")]
    [InlineData("No items.", "exceptions", "groups")]
    public async Task A_list_of_nothing_says_so(string expected, params string[] words)
    {
        using var folder = new TemporaryFolder();
        var (code, output, error) = await EngineProcess.RunAsync([.. words, "--root", Repository.Root, "--data", folder.Path]);
        Assert.True(code == 0, error);
        Assert.Equal(expected, output.TrimEnd());
    }

    private static (string Output, string Error) Told(Action<InvocationConfiguration> act)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        act(new InvocationConfiguration { Output = output, Error = error });
        return (output.ToString(), error.ToString());
    }
}
