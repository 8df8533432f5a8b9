namespace Engine.Benchmarks.Mapping;

/// <summary>An invoice.paid event becomes a customer, an invoice and a payment: bytes in, bytes out.</summary>
internal sealed class MappingBenchmark : Benchmark
{
    public override string Summary => "invoice.paid to three NetSuite bodies, bytes in, bytes out, beside hand-written C#";

    public override int Run()
    {
        if (MappingWorkload.Load() is not { } workload)
        {
            return 2;
        }

        using var byHand = new MappingByHand(workload.Crosswalk.RootElement);
        using var engine = new MappingByEngine(BenchProject.Load(workload.Crosswalk));
        var (right, rightByEngine) = (workload.Right(byHand.Map), workload.Right(engine.Map));
        Table.Print(
            $"mapping: right by hand {right}/{workload.Events.Length}, by the engine {rightByEngine}/{workload.Events.Length}",
            Interleaved.Measure(
                workload.Events.Length,
                new Contender("hand-written", i => byHand.Map(workload.Events[i])),
                new Contender("engine", i => engine.Map(workload.Events[i]))));
        return right == workload.Events.Length && rightByEngine == workload.Events.Length ? 0 : 1;
    }
}
