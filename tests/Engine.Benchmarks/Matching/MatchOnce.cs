using System.Collections.Frozen;
using System.Diagnostics;
using System.Text.Json;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Expressions;
using Engine.Core.Matching;
using Engine.Core.Values;
using Engine.Runtime.Configuration;
using NodaTime;

namespace Engine.Benchmarks.Matching;

/// <summary>One process that loads a workload, indexes and matches it several times and prints medians as the hand-written peer prints them.</summary>
internal static class MatchOnce
{
    /// <returns>0 when every answer is right, 1 when not.</returns>
    public static int Run(string folder, int repetitions, bool explains)
    {
        var rules = Rules();
        var workload = new MatchWorkload(folder);
        var settings = new MatchSettings(new EvaluationContext(DateTimeZone.Utc, FrozenDictionary<string, Crosswalk>.Empty), Value.Missing) { Explains = explains };
        var times = new List<(double Load, double Index, double Match, double Allocated)>();
        MatchResult? result = null;
        for (var i = 0; i < repetitions; i++)
        {
            var clock = Stopwatch.StartNew();
            var indexes = new MatchIndexes(workload.Invoices());
            var payments = workload.Payments();
            var load = Lap(clock);
            indexes.Prepare(rules);
            var index = Lap(clock);
            var before = GC.GetAllocatedBytesForCurrentThread();
            result = MatchRun.Match(rules, indexes, payments, settings);
            times.Add((load, index, Lap(clock), GC.GetAllocatedBytesForCurrentThread() - before));
        }

        var wrong = Differences(result!, workload.Truth);
        Console.WriteLine(JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["peer"] = explains ? "engine, explained" : "engine",
            ["loadMs"] = Median(times, time => time.Load),
            ["indexMs"] = Median(times, time => time.Index),
            ["matchMs"] = Median(times, time => time.Match),
            ["allocatedMB"] = Median(times, time => time.Allocated / 1e6),
            ["payments"] = result!.Payments.Length,
            ["diffs"] = wrong,
            ["hwmMB"] = MemoryPeak(),
        }));
        return wrong == 0 ? 0 : 1;
    }

    private static MatchRuleSet Rules()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Matching", "workload-match.json");
        var findings = new FindingSink();
        var sets = RuleFile.CompileMatch("workload-match.json", File.ReadAllBytes(path), FrozenDictionary<string, Crosswalk>.Empty, findings);
        return findings.ToImmutable() is [] ? sets["workload-match"] : throw new InvalidDataException(string.Join('\n', findings.ToImmutable()));
    }

    private static int Differences(MatchResult result, string[] truth)
    {
        var wrong = 0;
        for (var i = 0; i < truth.Length; i++)
        {
            var cells = truth[i].Split(',');
            var answer = MatchWorkload.Answer(result.Decisions[i]);
            if (answer != $"{cells[3]},{cells[4]},{cells[5]}" && wrong++ < 3)
            {
                Console.Error.WriteLine($"DIFFERENT {truth[i]}: {answer} ({result.Decisions[i].Reason})");
            }
        }

        return wrong;
    }

    private static double Lap(Stopwatch clock)
    {
        var lap = clock.Elapsed.TotalMilliseconds;
        clock.Restart();
        return lap;
    }

    private static double Median<T>(List<T> values, Func<T, double> of) => Math.Round(values.Select(of).Order().ElementAt(values.Count / 2), 1);

    private static long MemoryPeak() => File.ReadLines("/proc/self/status")
        .Where(line => line.StartsWith("VmHWM", StringComparison.Ordinal))
        .Select(line => long.Parse(line.AsSpan(6).Trim().TrimEnd("kB"), System.Globalization.CultureInfo.InvariantCulture) / 1024)
        .FirstOrDefault();
}
