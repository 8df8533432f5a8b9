using System.CommandLine;
using System.Text.Json;
using Engine.App.Commands;
using Engine.Tests.Runtime.Configuration;

namespace Engine.Tests.App.Commands;

public sealed class LintCommandTests
{
    [Fact]
    public void A_clean_project_is_exit_0_and_names_what_was_checked_on_standard_error()
    {
        using var folder = ProjectFixture.Create();
        var (exit, output, error) = Run("--root", folder.Path);
        Assert.Equal((0, ""), (exit, output));
        Assert.Contains("checked mappings/acme/client.yaml\n", error);
        Assert.EndsWith("7 files checked, nothing found.\n", error);
    }

    [Theory]
    [InlineData("text", "mappings/acme/client.yaml:2:11: CFG060 There is no time zone \"Nowhere\".")]
    [InlineData("concise", "mappings/acme/client.yaml:2:11: CFG060 There is no time zone \"Nowhere\".")]
    [InlineData("github", "::error file=mappings/acme/client.yaml,line=2,col=11,")]
    [InlineData("json", "\"formatVersion\": 1")]
    [InlineData("sarif", "\"ruleId\": \"CFG060\"")]
    [InlineData("junit", "<failure type=\"error\" message=\"There is no time zone &quot;Nowhere&quot;.")]
    public void Findings_are_exit_1_and_go_to_standard_output(string format, string expected)
    {
        using var folder = Broken();
        var (exit, output, error) = Run("--root", folder.Path, "--format", format);
        Assert.Equal(1, exit);
        Assert.Contains(expected, output);
        Assert.DoesNotContain('\e', output);
        Assert.Equal("1 error and 0 warnings in 1 file; 7 files checked.\n", error);
    }

    [Fact]
    public void Paths_limit_what_is_reported_and_what_counts()
    {
        using var folder = Broken();
        Assert.Equal(0, Run("rules", "--root", folder.Path).Exit);
        Assert.Equal(1, Run("mappings/acme", "--root", folder.Path).Exit);
        Assert.Equal(1, Run(Path.Combine(folder.Path, "mappings/acme/client.yaml"), "--root", folder.Path).Exit);
        Assert.Equal(0, Run("mappings/acme/invoice.yaml", "--root", folder.Path).Exit);
    }

    [Theory]
    [InlineData("mappings/nobody", "There is no file or folder mappings/nobody.")]
    [InlineData("/", "lies outside the project folder")]
    public void A_path_that_cannot_be_meant_is_exit_2(string path, string expected)
    {
        using var folder = ProjectFixture.Create();
        var (exit, output, error) = Run(path, "--root", folder.Path);
        Assert.Equal((2, ""), (exit, output));
        Assert.Contains(expected, error);
    }

    [Fact]
    public void A_folder_without_a_project_is_exit_2()
    {
        using var folder = new TemporaryFolder();
        var (exit, output, _) = Run("--root", folder.Path);
        Assert.Equal(2, exit);
        Assert.Contains("CFG055", output);
    }

    [Fact]
    public void Json_is_a_document_also_when_nothing_is_found()
    {
        using var folder = ProjectFixture.Create();
        var document = JsonDocument.Parse(Run("--root", folder.Path, "--format", "json").Output);
        Assert.Empty(document.RootElement.GetProperty("findings").EnumerateArray());
    }

    [Fact]
    public void Sarif_names_each_rule_once_and_each_result_with_its_place()
    {
        using var folder = Broken();
        var run = JsonDocument.Parse(Run("--root", folder.Path, "--format", "sarif").Output).RootElement.GetProperty("runs")[0];
        var rule = Assert.Single(run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray());
        var result = Assert.Single(run.GetProperty("results").EnumerateArray());
        Assert.Equal((rule.GetProperty("id").GetString(), 0), (result.GetProperty("ruleId").GetString(), result.GetProperty("ruleIndex").GetInt32()));
        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.Equal("mappings/acme/client.yaml", place.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal((2, 11), (place.GetProperty("region").GetProperty("startLine").GetInt32(), place.GetProperty("region").GetProperty("startColumn").GetInt32()));
    }

    [Fact]
    public void Junit_has_a_failure_for_each_finding_and_a_passed_test_for_each_other_file()
    {
        using var folder = Broken();
        var suites = System.Xml.Linq.XDocument.Parse(Run("--root", folder.Path, "--format", "junit").Output).Root!;
        Assert.Equal(("7", "1"), (suites.Attribute("tests")!.Value, suites.Attribute("failures")!.Value));
        Assert.Single(suites.Descendants("failure"));
        Assert.Equal(7, suites.Descendants("testcase").Count());
    }

    private static TemporaryFolder Broken() =>
        ProjectFixture.Create().With("mappings/acme/client.yaml", "client: acme\ntimeZone: Nowhere\nbaseCurrency: USD\nextends: [packs/stripe]\n");

    private static (int Exit, string Output, string Error) Run(params string[] arguments)
    {
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var exit = new LintCommand().Build().Parse(arguments).Invoke(new InvocationConfiguration { Output = output, Error = error });
        return (exit, output.ToString(), error.ToString());
    }
}
