using System.Security.Cryptography;
using System.Text;
using Xunit.Abstractions;

namespace Engine.Tests.Runtime.Configuration.Mutants;

/// <summary>
/// Each node of the shipped configuration is deleted, renamed, indented otherwise, retyped and duplicated. A seeded sample, so that the suite
/// stays fast; <c>ENGINE_MUTANTS=all</c> tries every one, and any number that many, and writes what is silent to <c>mutants.txt</c> in the temporary folder.
/// </summary>
public sealed class MutantTests(ITestOutputHelper output)
{
    private const int Seed = 20260101;
    private const int Sample = 150;

    [Fact]
    public void A_mistake_in_the_shipped_configuration_is_reported_or_changes_nothing()
    {
        using var judge = new MutantJudge();
        var all = judge.Mutants.ToList();
        var chosen = Chosen(all);
        var judged = chosen.Select(mutant => (Mutant: mutant, Verdict: judge.Judge(mutant))).ToList();
        var lines = new List<string> { $"{all.Count} mutants, {chosen.Count} tried: {Counts(judged)}" };
        lines.AddRange(judged.GroupBy(one => one.Mutant.Kind).OrderBy(group => group.Key).Select(group => $"  {group.Key}: {Counts([.. group])}"));
        lines.AddRange(judged.Where(one => one.Verdict is Verdict.Silent or Verdict.SaysElse).Select(one => $"{one.Verdict}: {one.Mutant}"));
        lines.ForEach(output.WriteLine);
        if (chosen.Count > Sample)
        {
            File.WriteAllLines(Path.Combine(Path.GetTempPath(), "mutants.txt"), lines);
        }

        Assert.Empty(judged.Where(one => one.Verdict == Verdict.Silent).Select(one => one.Mutant.ToString()));
    }

    private static List<Mutant> Chosen(List<Mutant> all)
    {
        var wanted = Environment.GetEnvironmentVariable("ENGINE_MUTANTS");
        var count = wanted == "all" ? all.Count : int.TryParse(wanted, out var number) ? number : Sample;
        // Ordered by a hash of the place: the same sample on every machine.
        return [.. all.OrderBy(mutant => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{Seed} {mutant}"))), StringComparer.Ordinal).Take(count)];
    }

    private static string Counts(IReadOnlyCollection<(Mutant Mutant, Verdict Verdict)> judged) =>
        string.Join(", ", Enum.GetValues<Verdict>().Select(verdict => $"{judged.Count(one => one.Verdict == verdict)} {verdict}"));
}
