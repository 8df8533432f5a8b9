using System.Diagnostics.Metrics;
using Engine.Runtime.Telemetry;

namespace Engine.Tests.Support;

/// <summary>Deliveries counted on behalf of whoever made this, such as <c>acme stripe accepted</c>; those of tests beside it are left out.</summary>
internal sealed class CountedDeliveries : IDisposable
{
    private readonly AsyncLocal<bool> isMine = new() { Value = true };
    private readonly MeterListener listener = new();
    private readonly List<string> seen = [];

    public CountedDeliveries()
    {
        listener.InstrumentPublished = (instrument, own) =>
        {
            if (instrument.Meter == EngineMeter.Meter && instrument.Name == EngineMetrics.IntakeDeliveries.Name)
            {
                own.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, count, tags, _) =>
        {
            if (isMine.Value)
            {
                seen.AddRange(Enumerable.Repeat(string.Join(' ', tags.ToArray().Select(tag => tag.Value)), (int)count));
            }
        });
        listener.Start();
    }

    public IReadOnlyList<string> All => seen;

    public void Dispose() => listener.Dispose();
}
