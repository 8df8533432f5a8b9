using Engine.Benchmarks;

var benchmarks = Benchmark.All;
if (args is not [var name] || !benchmarks.TryGetValue(name, out var benchmark))
{
    Console.Error.WriteLine("Which benchmark?");
    foreach (var (known, one) in benchmarks)
    {
        Console.Error.WriteLine($"  {known,-12} {one.Summary}");
    }

    return 2;
}

return benchmark.Run();
