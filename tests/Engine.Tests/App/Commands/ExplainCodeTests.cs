using System.CommandLine;
using System.Text.Json;
using Engine.App.Commands;
using Engine.App.Docs;

namespace Engine.Tests.App.Commands;

/// <summary><c>engine explain CODE</c>, with no data and no project at hand.</summary>
public sealed class ExplainCodeTests
{
    public static TheoryData<string> Codes => [.. GeneratedDocs.Codes.Select(code => code.Id)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Each_code_is_explained(string id)
    {
        var code = GeneratedDocs.Codes.Single(known => known.Id == id);

        var (exit, text, _) = Run(id.ToLowerInvariant());
        Assert.Equal((0, $"{id} {code.Title}\n\n{code.Help}\n"), (exit, text));

        using var json = JsonDocument.Parse(Run(id, "--format", "json").Output);
        Assert.Equal((id, code.Help), (json.RootElement.GetProperty("code").GetString(), json.RootElement.GetProperty("help").GetString()));
    }

    [Fact]
    public void A_code_that_is_not_there_is_told_with_one_that_is() =>
        Assert.Equal((1, "", "There is no code MAP999. Did you mean \"MAP009\"?\n"), Run("MAP999"));

    private static (int Exit, string Output, string Error) Run(params string[] arguments)
    {
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var exit = new ExplainCommand().Build().Parse(arguments).Invoke(new InvocationConfiguration { Output = output, Error = error });
        return (exit, output.ToString(), error.ToString());
    }
}
