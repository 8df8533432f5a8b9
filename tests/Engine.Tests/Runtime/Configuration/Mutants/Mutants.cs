using System.Security.Cryptography;
using System.Text;
using Engine.Runtime.Configuration;

namespace Engine.Tests.Runtime.Configuration.Mutants;

/// <summary>Every mutant of the shipped configuration, and those of them that a run tries.</summary>
internal static class Mutants
{
    private const int Seed = 20260101;
    private const int Sample = 400;

    /// <summary>Every mutant of every mapping, rule set, event list, shape, crosswalk and client file, each text once.</summary>
    public static IEnumerable<Mutant> Of(LoadedConfiguration shipped) => shipped.Files
        .Where(file => !file.Contains("/specs/", StringComparison.Ordinal))
        .SelectMany(file => Of(file, shipped.Texts[file]).DistinctBy(mutant => mutant.Difference).Where(mutant => mutant.Difference != (mutant.Difference.Start, mutant.Difference.Start, "")));

    /// <summary>
    /// A seeded sample, the same on every machine. <c>ENGINE_MUTANTS</c> asks for others: <c>all</c>, a number, a shard such as <c>2/8</c>, or the
    /// files whose path holds a text.
    /// </summary>
    public static List<Mutant> Chosen(List<Mutant> all, string? wanted)
    {
        var mixed = all.OrderBy(mutant => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{Seed} {mutant}"))), StringComparer.Ordinal);
        return wanted switch
        {
            null or "" => [.. mixed.Take(Sample)],
            "all" => [.. mixed],
            _ when int.TryParse(wanted, out var number) => [.. mixed.Take(number)],
            _ when wanted.Split('/') is [var part, var parts] && int.TryParse(part, out var shard) && int.TryParse(parts, out var shards) =>
                [.. mixed.Where((_, index) => index % shards == shard - 1)],
            _ => [.. all.Where(mutant => mutant.File.Contains(wanted, StringComparison.Ordinal))],
        };
    }

    private static IEnumerable<Mutant> Of(string file, string text) => file.EndsWith(".csv", StringComparison.Ordinal)
        ? CsvMutator.Of(file, text)
        : Mutator.Of(file, text);
}
