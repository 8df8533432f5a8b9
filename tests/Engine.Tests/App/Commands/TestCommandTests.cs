using System.Text.Json;
using Engine.Tests.Support;

namespace Engine.Tests.App.Commands;

public sealed class TestCommandTests
{
    [Fact]
    public async Task The_shipped_specs_hold()
    {
        var (exitCode, output, error) = await EngineProcess.RunAsync("test", "acme", "--format", "json");

        Assert.Equal("", error);
        Assert.Equal(0, exitCode);
        using var document = JsonDocument.Parse(output);
        Assert.Equal(1, document.RootElement.GetProperty("formatVersion").GetInt32());
        Assert.True(document.RootElement.GetProperty("held").GetInt32() >= 30);
    }

    [Fact]
    public async Task A_client_that_is_not_there_is_named_with_the_one_that_was_meant()
    {
        var (exitCode, _, error) = await EngineProcess.RunAsync("test", "acne");

        Assert.Equal(2, exitCode);
        Assert.Contains("There is no client \"acne\". Did you mean \"acme\"?", error, StringComparison.Ordinal);
    }
}
