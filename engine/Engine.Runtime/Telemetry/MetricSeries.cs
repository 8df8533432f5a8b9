using System.Collections.Immutable;

namespace Engine.Runtime.Telemetry;

/// <summary>What one metric came to under one set of labels.</summary>
internal sealed class MetricSeries(ImmutableArray<double> bounds)
{
    private readonly Lock gate = new();
    private readonly long[] buckets = new long[bounds.Length];
    private double value;
    private long count;

    /// <summary>Counters and histograms.</summary>
    public void Add(double measured)
    {
        lock (gate)
        {
            value += measured;
            count++;
            for (var n = 0; n < buckets.Length; n++)
            {
                if (measured <= bounds[n])
                {
                    buckets[n]++;
                    break;
                }
            }
        }
    }

    /// <summary>Gauges.</summary>
    public void Set(double observed)
    {
        lock (gate)
        {
            value = observed;
        }
    }

    /// <summary>Value or sum, count, and the observations of each bucket, those of the smaller ones not included.</summary>
    public (double Value, long Count, ImmutableArray<long> Buckets) Read()
    {
        lock (gate)
        {
            return (value, count, [.. buckets]);
        }
    }
}
