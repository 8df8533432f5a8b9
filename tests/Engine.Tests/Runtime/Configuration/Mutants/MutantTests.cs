using Engine.App.Output;
using Engine.Runtime.Configuration;
using Xunit.Abstractions;

namespace Engine.Tests.Runtime.Configuration.Mutants;

/// <summary>
/// Each node of the shipped configuration is deleted, renamed, indented otherwise, retyped and duplicated, and its punctuation damaged. A seeded sample, so
/// that the suite stays fast; <c>ENGINE_MUTANTS</c> asks for all or a shard (<see cref="Mutants.Chosen"/>), and <c>ENGINE_MUTANTS_TABLE</c> names a
/// file that takes the table.
/// </summary>
public sealed class MutantTests(ITestOutputHelper output)
{
    [Fact]
    public void A_mistake_in_the_shipped_configuration_is_reported_or_changes_nothing_or_fails_a_spec()
    {
        using var first = new MutantJudge();
        var all = Mutants.Of(first.Shipped).ToList();
        var chosen = Mutants.Chosen(all, Environment.GetEnvironmentVariable("ENGINE_MUTANTS"));
        var judged = chosen
            .Chunk(Math.Max(1, chosen.Count / Environment.ProcessorCount + 1))
            .AsParallel().AsOrdered().WithExecutionMode(ParallelExecutionMode.ForceParallelism)
            .SelectMany(Judged)
            .ToList();
        var table = MutantTable.Of(all.Count, judged);
        output.WriteLine(table);
        if (Environment.GetEnvironmentVariable("ENGINE_MUTANTS_TABLE") is { Length: > 0 } file)
        {
            File.WriteAllText(file, table);
        }

        Assert.NotEmpty(judged);
        Assert.Empty(judged.Where(one => one.Verdict == Verdict.Silent && !FailsHistory(one.Mutant)).Select(one => one.Mutant.ToString()));
    }

    // Histories take seconds: only what nothing else notices is held against them.
    private static bool FailsHistory(Mutant mutant)
    {
        using var project = new TemporaryFolder();
        foreach (var file in new[] { "mappings", "rules" }.SelectMany(part => Directory.EnumerateFiles(Repository.PathOf(part), "*", SearchOption.AllDirectories)))
        {
            project.With(Path.GetRelativePath(Repository.Root, file), File.ReadAllBytes(file));
        }

        project.With(mutant.File, mutant.Text);
        var loaded = ConfigurationLoader.Load(project.Path);
        return SpecRun.Of(loaded, loaded.Snapshot!, new ProjectFolder(project.Path), [.. loaded.Snapshot!.Clients.Keys]).Results.Any(result => !result.Differences.IsEmpty);
    }

    private static List<(Mutant Mutant, Verdict Verdict)> Judged(Mutant[] mutants)
    {
        using var judge = new MutantJudge();
        return [.. mutants.Select(mutant => (mutant, judge.Judge(mutant)))];
    }
}
