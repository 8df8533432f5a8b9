using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Diagnostics.Metrics;

namespace Engine.Runtime.Telemetry;

/// <summary>
/// Listens to the engine's metrics and keeps what they came to, for <c>/metrics</c>. Bounded: past a number of series of one metric, the rest
/// are counted together.
/// </summary>
internal sealed class MetricStore : IDisposable
{
    private const int MostSeries = 500;

    private static readonly FrozenDictionary<string, MetricSpec> Specs = EngineMetrics.All.ToFrozenDictionary(spec => spec.Name, StringComparer.Ordinal);

    private readonly MeterListener listener = new();
    private readonly ConcurrentDictionary<string, Family> families = new(StringComparer.Ordinal);

    /// <param name="meters">Those and no others: a process may hold several engines.</param>
    public MetricStore(params Meter[] meters)
    {
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (meters.Contains(instrument.Meter) && Specs.TryGetValue(instrument.Name, out var spec))
            {
                listening.EnableMeasurementEvents(instrument, families.GetOrAdd(spec.Name, _ => new Family(spec, instrument.IsObservable)));
            }
        };
        listener.SetMeasurementEventCallback<long>((_, measured, tags, state) => ((Family)state!).Take(measured, tags));
        listener.SetMeasurementEventCallback<double>((_, measured, tags, state) => ((Family)state!).Take(measured, tags));
        listener.Start();
    }

    /// <summary>Everything as it is now, by metric.</summary>
    public IReadOnlyList<(MetricSpec Spec, IReadOnlyList<(MetricLabels Labels, MetricSeries Series)> Series)> Read()
    {
        foreach (var observed in families.Values.Where(family => family.IsObserved))
        {
            // A client that is no longer configured must not stay on the last value it had.
            observed.Clear();
        }

        listener.RecordObservableInstruments();
        return [.. families.Values.OrderBy(family => family.Spec.Name, StringComparer.Ordinal).Select(family => (family.Spec, family.Read()))];
    }

    public void Dispose() => listener.Dispose();

    private sealed class Family(MetricSpec spec, bool isObserved)
    {
        private readonly ConcurrentDictionary<MetricLabels, MetricSeries> series = [];

        public MetricSpec Spec => spec;

        public bool IsObserved => isObserved;

        public void Take(double measured, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var labels = MetricLabels.Of(tags);
            if (!series.TryGetValue(labels, out var one))
            {
                one = series.GetOrAdd(series.Count < MostSeries ? labels : MetricLabels.Others, _ => new MetricSeries(spec.Buckets));
            }

            if (isObserved)
            {
                one.Set(measured);
            }
            else
            {
                one.Add(measured);
            }
        }

        public void Clear() => series.Clear();

        public IReadOnlyList<(MetricLabels Labels, MetricSeries Series)> Read() =>
            [.. series.Select(pair => (pair.Key, pair.Value)).OrderBy(pair => pair.Key.First, StringComparer.Ordinal)
                .ThenBy(pair => pair.Key.Second, StringComparer.Ordinal).ThenBy(pair => pair.Key.Third, StringComparer.Ordinal)];
    }
}
