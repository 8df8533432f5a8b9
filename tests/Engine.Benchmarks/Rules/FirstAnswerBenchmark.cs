using System.Diagnostics;

namespace Engine.Benchmarks.Rules;

/// <summary>How long a new process takes from the texts of the rule files to the first answer. Run it several times.</summary>
internal sealed class FirstAnswerBenchmark : Benchmark
{
    public override string Summary => "time from rule texts to the first answer in this process";

    public override int Run()
    {
        if (RuleWorkload.Load() is not { } workload)
        {
            return 2;
        }

        var cpu = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.StartNew();
        var engine = new RulesByEngine(workload.FilterRules, workload.MatchRules);
        var loaded = clock.Elapsed;
        var answer = engine.Answer(workload.Lines["uniform"][0]);
        var first = clock.Elapsed;
        cpu = Environment.CpuUsage.TotalTime - cpu;
        var isRight = answer == workload.Expected["uniform"][0];
        Console.WriteLine($"loaded after {loaded.TotalMilliseconds:F1} ms, first answer after {first.TotalMilliseconds:F1} ms ({cpu.TotalMilliseconds:F1} ms of processor time), {(isRight ? "right" : "wrong")}");
        return isRight ? 0 : 1;
    }
}
