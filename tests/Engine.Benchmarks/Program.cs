using System.Globalization;
using Engine.Benchmarks;
using Engine.Benchmarks.Matching;

if (args is ["match-once", var folder, var repetitions, ..])
{
    return MatchOnce.Run(folder, int.Parse(repetitions, CultureInfo.InvariantCulture), args is [.., "explained"]);
}

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
