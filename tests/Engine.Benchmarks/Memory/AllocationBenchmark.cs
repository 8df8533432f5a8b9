using Engine.Benchmarks.Mapping;

namespace Engine.Benchmarks.Memory;

/// <summary>Where the memory of the mapping goes.</summary>
internal sealed class AllocationBenchmark : Benchmark
{
    private const int Rounds = 300;

    public override string Summary => "what the mapping allocates for each event, by type";

    public override int Run()
    {
        if (MappingWorkload.Load() is not { } workload)
        {
            return 2;
        }

        using var engine = new MappingByEngine(BenchProject.Load(workload.Crosswalk));
        Map(engine, workload, 3);
        using var listener = new AllocationListener();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Map(engine, workload, Rounds);
        var each = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)(Rounds * workload.Events.Length);
        Console.WriteLine($"{each:F0} bytes for each event, of which");
        foreach (var (type, share) in listener.Shares.Take(30))
        {
            Console.WriteLine($"{each * share,8:F0}  {type}");
        }

        return 0;
    }

    private static void Map(MappingByEngine engine, MappingWorkload workload, int rounds)
    {
        for (var round = 0; round < rounds; round++)
        {
            foreach (var body in workload.Events)
            {
                engine.Map(body);
            }
        }
    }
}
