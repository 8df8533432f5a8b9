using Engine.Runtime.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace Engine.Tests.Runtime.Configuration;

/// <summary>
/// Large projects. <c>ENGINE_LARGE_FOLDER=/path</c> writes one of 500 mappings, 2,000 rules and 102 crosswalks there, to be measured with
/// <c>time engine lint --root /path</c> and <c>engine run</c>.
/// </summary>
public sealed class LargeFolderTests
{
    [Fact]
    public void A_large_project_compiles_and_only_what_changed_is_read_again()
    {
        using var folder = new TemporaryFolder();
        foreach (var (path, text) in LargeFolder.Files(20))
        {
            folder.With(path, text);
        }

        var snapshots = new Snapshots(folder.Path, NullLogger<Snapshots>.Instance);
        var first = snapshots.Reload();
        Assert.Empty(first.Findings);
        Assert.Equal(20, first.Snapshot!.Clients["big"].Mappings.Length);
        Assert.Same(first.Snapshot.Clients["big"], snapshots.Reload().Snapshot!.Clients["big"]);

        var file = Path.Combine(folder.Path, "mappings/big/m7.yaml");
        File.WriteAllText(file, File.ReadAllText(file).Replace("description: Discount", "description: Rebate", StringComparison.Ordinal));
        var second = snapshots.Reload();
        Assert.Empty(second.Findings);
        Assert.NotEqual(first.Revision, second.Revision);
        Assert.NotSame(first.Texts["mappings/big/m7.yaml"], second.Texts["mappings/big/m7.yaml"]);
        Assert.Same(first.Texts["mappings/big/m8.yaml"], second.Texts["mappings/big/m8.yaml"]);
    }

    [Fact]
    public void The_project_that_is_measured_can_be_written()
    {
        var target = Environment.GetEnvironmentVariable("ENGINE_LARGE_FOLDER");
        var files = LargeFolder.Files(500).ToList();
        Assert.Equal((500, 102, 501), (Count("mappings/big/m"), Count("mappings/big/crosswalks/"), Count("rules/big/")));
        foreach (var (path, text) in target is null ? [] : files)
        {
            var full = Path.Combine(target!, path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllText(full, text);
        }

        int Count(string prefix) => files.Count(file => file.Path.StartsWith(prefix, StringComparison.Ordinal));
    }
}
