using System.Text;
using Engine.Benchmarks.Rules;

namespace Engine.Benchmarks.Memory;

/// <summary>Payload shapes that were never seen before must leave nothing behind.</summary>
internal sealed class MemoryBenchmark : Benchmark
{
    private const int Events = 200_000;

    public override string Summary => "memory before and after 200,000 events with ever-changing metadata keys";

    public override int Run()
    {
        if (RuleWorkload.Load() is not { } workload)
        {
            return 2;
        }

        var engine = new RulesByEngine(workload.FilterRules, workload.MatchRules);
        var line = Encoding.UTF8.GetString(workload.Lines["uniform"][0]);
        Evaluate(engine, line, 0, Events / 100);
        var before = Kept();
        Evaluate(engine, line, Events / 100, Events);
        var after = Kept();
        Console.WriteLine($"{Events} events with changing metadata keys: {before:F1} MB before, {after:F1} MB after, working set {Environment.WorkingSet / 1e6:F0} MB");
        return after - before < 20 ? 0 : 1;
    }

    private static void Evaluate(RulesByEngine engine, string line, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            engine.Answer(Encoding.UTF8.GetBytes(line.Replace("\"metadata\":{", $"\"metadata\":{{\"custom_{i:x}\":\"{i}\",\"note_{i * 7:x}\":{i},", StringComparison.Ordinal)));
        }
    }

    private static double Kept()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true) / 1e6;
    }
}
