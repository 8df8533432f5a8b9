using System.Collections.Immutable;

namespace Engine.Runtime.Telemetry;

/// <summary>One metric, as <c>/metrics</c>, OTLP and the reference show it.</summary>
/// <param name="Name">In Prometheus' way: unit at the end, <c>_total</c> for counters.</param>
/// <param name="Labels">Names of few values each: clients, accounts, codes. Never ids of events or records.</param>
public sealed record MetricSpec(string Name, MetricKind Kind, string Help, params ImmutableArray<string> Labels)
{
    /// <summary>Upper bounds of a histogram's buckets, ascending; the last bucket has none.</summary>
    public ImmutableArray<double> Buckets { get; init; } = [];
}
