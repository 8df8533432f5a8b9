using System.Diagnostics;

namespace Engine.Benchmarks;

/// <summary>
/// Measures several contenders in one process, in turns, so that whatever else the machine does falls on all alike. Medians of many
/// short rounds after a warm-up that lets the runtime finish compiling.
/// </summary>
internal static class Interleaved
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(0.2);
    private const int Rounds = 21;

    public static Measurement[] Measure(int inputs, params Contender[] contenders)
    {
        foreach (var contender in contenders)
        {
            _ = Loop(contender, inputs, WarmUp);
        }

        var samples = contenders.Select(_ => new List<Measurement>()).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < contenders.Length; i++)
            {
                samples[i].Add(Loop(contenders[i], inputs, Round));
            }
        }

        return [.. samples.Select(Median)];
    }

    private static Measurement Loop(Contender contender, int inputs, TimeSpan duration)
    {
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var cpu = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.StartNew();
        var count = 0;
        do
        {
            for (var i = 0; i < inputs; i++)
            {
                contender.Run(i);
            }

            count += inputs;
        }
        while (clock.Elapsed < duration);

        var wall = clock.Elapsed.TotalMicroseconds / count;
        return new Measurement(
            contender.Name,
            wall,
            (Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / count,
            wall,
            (GC.GetAllocatedBytesForCurrentThread() - allocated) / (double)count);
    }

    private static Measurement Median(List<Measurement> samples) => new(
        samples[0].Name,
        Middle(samples.Select(sample => sample.Microseconds)),
        Middle(samples.Select(sample => sample.CpuMicroseconds)),
        samples.Min(sample => sample.Microseconds),
        Middle(samples.Select(sample => sample.AllocatedBytes)));

    private static double Middle(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
}
