using Engine.Core.Diagnostics;
using Engine.Runtime.Configuration;

namespace Engine.Tests.Runtime.Configuration;

public sealed class ProjectFolderTests
{
    [Theory]
    [InlineData("packs/stripe", true)]
    [InlineData("packs/stripe.v2/x_y-z", true)]
    [InlineData("", false)]
    [InlineData("..", false)]
    [InlineData("../x", false)]
    [InlineData("packs/../../x", false)]
    [InlineData("./packs", false)]
    [InlineData("packs//x", false)]
    [InlineData("/etc", false)]
    [InlineData("C:/x", false)]
    [InlineData("packs\\x", false)]
    [InlineData("packs/%2e%2e", false)]
    [InlineData("packs/x\0", false)]
    public void Only_plain_relative_paths_are_safe(string path, bool safe) => Assert.Equal(safe, ProjectFolder.IsSafe(path));

    [Fact]
    public void A_link_is_followed_inside_the_project_and_refused_outside()
    {
        using var outside = new TemporaryFolder().With("secret.yaml", "hush");
        using var folder = new TemporaryFolder().With("mappings/real.yaml", "here");
        File.CreateSymbolicLink(Path.Combine(folder.Path, "mappings/inside.yaml"), "real.yaml");
        File.CreateSymbolicLink(Path.Combine(folder.Path, "mappings/outside.yaml"), Path.Combine(outside.Path, "secret.yaml"));
        File.CreateSymbolicLink(Path.Combine(folder.Path, "mappings/loop.yaml"), "loop.yaml");
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "mappings/away"), outside.Path);
        File.CreateSymbolicLink(Path.Combine(folder.Path, "mappings/twice.yaml"), "away/secret.yaml");

        Assert.Equal((4, ""), Read(folder, "mappings/inside.yaml"));
        Assert.Equal((null, "CFG053"), Read(folder, "mappings/outside.yaml"));
        Assert.Equal((null, "CFG053"), Read(folder, "mappings/loop.yaml"));
        Assert.Equal((null, "CFG053"), Read(folder, "mappings/twice.yaml"));
    }

    [Fact]
    public void A_folder_that_is_a_link_out_of_the_project_is_not_entered()
    {
        using var outside = new TemporaryFolder().With("a.yaml", "hush");
        using var folder = new TemporaryFolder().With("mappings/acme/b.yaml", "here");
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "mappings/away"), outside.Path);
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "mappings/acme/around"), "..");
        var findings = new FindingSink();
        var files = new ProjectFolder(folder.Path).FilesBelow("mappings", findings);
        Assert.DoesNotContain("mappings/away/a.yaml", files);
        Assert.Contains("mappings/acme/b.yaml", files);
        Assert.Contains(findings.ToImmutable(), finding => finding.Code.Id == "CFG053" && finding.Span.File == "mappings/away");
    }

    [Fact]
    public void A_file_may_be_as_large_as_the_limit()
    {
        using var folder = new TemporaryFolder().With("a", new byte[10]).With("b", new byte[11]);
        var project = new ProjectFolder(folder.Path);
        var findings = new FindingSink();
        Assert.Equal(10, project.Read("a", 10, findings)?.Length);
        Assert.Null(project.Read("b", 10, findings));
        Assert.Equal("CFG002", Assert.Single(findings.ToImmutable()).Code.Id);
    }

    private static (int? Length, string Code) Read(TemporaryFolder folder, string path)
    {
        var findings = new FindingSink();
        var bytes = new ProjectFolder(folder.Path).Read(path, 100, findings);
        return (bytes?.Length, string.Concat(findings.ToImmutable().Select(finding => finding.Code.Id)));
    }
}
