namespace Engine.Benchmarks.Mapping;

/// <summary>An invoice.paid event becomes a customer, an invoice and a payment: bytes in, bytes out.</summary>
internal sealed class MappingBenchmark : Benchmark
{
    public override string Summary => "invoice.paid to three NetSuite bodies, bytes in, bytes out, beside hand-written C#";

    public override int Run() => 2;
}
