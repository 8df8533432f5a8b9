using System.Text.Json;

namespace Engine.Benchmarks.Rules;

/// <summary>The rule files, events and expected answers.</summary>
internal sealed record RuleWorkload(string FilterRules, string MatchRules, IReadOnlyDictionary<string, byte[][]> Lines, IReadOnlyDictionary<string, RuleAnswer[]> Expected)
{
    public static RuleWorkload? Load()
    {
        if (BenchFolder.Find("workload") is not { } folder)
        {
            return null;
        }

        string[] sets = ["uniform", "varied"];
        return new(
            File.ReadAllText(Path.Combine(folder, "filter-rules.json")),
            File.ReadAllText(Path.Combine(folder, "match-rules.json")),
            sets.ToDictionary(set => set, set => BenchFolder.Lines(folder, $"events-{set}.jsonl")),
            sets.ToDictionary(set => set, set => BenchFolder.Lines(folder, $"expected-{set}.jsonl").Select(Read).ToArray()));
    }

    /// <summary>How many lines are answered as expected.</summary>
    public int Right(string set, Func<byte[], RuleAnswer> answer) =>
        Lines[set].Zip(Expected[set]).Count(pair => answer(pair.First) == pair.Second);

    private static RuleAnswer Read(byte[] line)
    {
        using var document = JsonDocument.Parse(line);
        var passed = document.RootElement.GetProperty("passed").EnumerateArray()
            .Aggregate(0u, (bits, rule) => bits | (1u << (int.Parse(rule.GetString()!, System.Globalization.CultureInfo.InvariantCulture) - 1)));
        return new RuleAnswer(passed, document.RootElement.GetProperty("tier").GetInt32());
    }
}
