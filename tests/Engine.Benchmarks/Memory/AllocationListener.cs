using System.Diagnostics.Tracing;

namespace Engine.Benchmarks.Memory;

/// <summary>Counts the runtime's samples of allocations (one for each 100 kB) by type.</summary>
internal sealed class AllocationListener : EventListener
{
    private const int GarbageCollection = 1;

    private readonly Dictionary<string, int> samples = [];

    public IEnumerable<(string Type, double Share)> Shares
    {
        get
        {
            lock (samples)
            {
                double all = samples.Values.Sum();
                return [.. samples.OrderByDescending(sample => sample.Value).Select(sample => (sample.Key, sample.Value / all))];
            }
        }
    }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "Microsoft-Windows-DotNETRuntime")
        {
            EnableEvents(eventSource, EventLevel.Verbose, (EventKeywords)GarbageCollection);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.EventName?.StartsWith("GCAllocationTick", StringComparison.Ordinal) == true)
        {
            var type = (string)eventData.Payload![eventData.PayloadNames!.IndexOf("TypeName")]!;
            lock (samples)
            {
                samples[type] = samples.GetValueOrDefault(type) + 1;
            }
        }
    }
}
