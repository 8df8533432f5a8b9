using System.CommandLine;
using Engine.App.Commands;
using Engine.App.Docs;
using Engine.Runtime.Configuration;
using Engine.Tests.Runtime.Configuration;

namespace Engine.Tests.App.Commands;

public sealed class DocsCommandTests
{
    [Fact]
    public async Task The_committed_documents_are_what_the_engine_generates()
    {
        var loaded = ConfigurationLoader.Load(Repository.Root);

        Assert.All(await GeneratedDocs.OfAsync(loaded, Repository.Root), file => Assert.Equal(file.Text, File.ReadAllText(Repository.PathOf(file.Path))));
    }

    [Fact]
    public void Check_reports_a_missing_file_write_makes_it_and_then_check_is_content()
    {
        using var folder = ProjectFixture.Create();

        var before = Run("docs", "--check", "--root", folder.Path);
        Assert.False(File.Exists(Path.Combine(folder.Path, "mappings/REFERENCE.md")));
        var written = Run("docs", "--write", "--root", folder.Path);
        var after = Run("docs", "--check", "--root", folder.Path);

        Assert.Equal((1, 0, 0), (before.Exit, written.Exit, after.Exit));
        Assert.Contains("mappings/REFERENCE.md is not current. Run `engine docs --write` and commit it.", before.Error);
        Assert.Contains("## Functions", File.ReadAllText(Path.Combine(folder.Path, "mappings/REFERENCE.md")));
    }

    [Theory]
    [InlineData("rul018", 0, "RUL018 EvaluateRule names a rule that does not exist\n\nruleName is an enabled rule")]
    [InlineData("FUN110", 0, "FUN110 A crosswalk has no row for a key\n\nAdd a row")]
    [InlineData("RUL999", 1, "There is no code RUL999.")]
    [InlineData("RUX001", 1, "There is no code RUX001. Did you mean \"RUL001\"?")]
    public void A_code_is_explained_without_any_data(string code, int exit, string expected)
    {
        var run = Run("explain", code, "--data", "/nowhere");

        Assert.Equal(exit, run.Exit);
        Assert.StartsWith(expected, exit == 0 ? run.Output : run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_code_is_explained_as_json() =>
        Assert.Contains("\"code\": \"EXP010\"", Run("explain", "EXP010", "--format", "json").Output, StringComparison.Ordinal);

    private static (int Exit, string Output, string Error) Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var root = new RootCommand { new DocsCommand().Build(), new ExplainCommand().Build() };
        var exit = root.Parse(arguments).Invoke(new InvocationConfiguration { Output = output, Error = error });
        return (exit, output.ToString(), error.ToString());
    }
}
