using Engine.Benchmarks.Bank;
using Engine.Benchmarks.Loading;
using Engine.Benchmarks.Mapping;
using Engine.Benchmarks.Matching;
using Engine.Benchmarks.Memory;
using Engine.Benchmarks.Rules;

namespace Engine.Benchmarks;

/// <summary>One thing that is measured. Prints a table; gives 0 when it ran, 1 when an answer was wrong, 2 when its workload is not there.</summary>
internal abstract class Benchmark
{
    public abstract string Summary { get; }

    public static IReadOnlyDictionary<string, Benchmark> All { get; } = new SortedDictionary<string, Benchmark>
    {
        ["rules"] = new RulesBenchmark(),
        ["rules-first"] = new FirstAnswerBenchmark(),
        ["loading"] = new LoadingBenchmark(),
        ["mapping"] = new MappingBenchmark(),
        ["allocations"] = new AllocationBenchmark(),
        ["bank"] = new BankBenchmark(),
        ["match"] = new MatchBenchmark(),
        ["match-quality"] = new MatchQualityBenchmark(),
        ["memory"] = new MemoryBenchmark(),
    };

    public abstract int Run();
}
