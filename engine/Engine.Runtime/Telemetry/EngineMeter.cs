using System.Diagnostics.Metrics;
using Engine.Runtime.NetSuite;

namespace Engine.Runtime.Telemetry;

/// <summary>
/// What the process counts and times while it works. Nobody listening, a measurement costs a comparison. One for the process: several engines
/// in one process, as tests have them, count together.
/// </summary>
internal static class EngineMeter
{
    /// <summary>What OTLP calls the scope of the metrics.</summary>
    public const string Name = "Engine";

    public static Meter Meter { get; } = new(Name);

    private static readonly Counter<long> Deliveries = Counter(EngineMetrics.IntakeDeliveries);
    private static readonly Counter<long> Refusals = Counter(EngineMetrics.IntakeRefusals);
    private static readonly Counter<long> Turns = Counter(EngineMetrics.Turns);
    private static readonly Counter<long> Calls = Counter(EngineMetrics.NetSuiteCalls);
    private static readonly UpDownCounter<long> Queue = Meter.CreateUpDownCounter<long>(EngineMetrics.WriteQueue.Name, null, EngineMetrics.WriteQueue.Help);
    private static readonly Histogram<double> CommitSeconds = Histogram(EngineMetrics.CommitSeconds);
    private static readonly Histogram<double> CommitWrites = Histogram(EngineMetrics.CommitWrites);
    private static readonly Histogram<double> TurnSeconds = Histogram(EngineMetrics.TurnSeconds);
    private static readonly Histogram<double> CallSeconds = Histogram(EngineMetrics.NetSuiteSeconds);
    private static readonly Histogram<double> LookUpKeys = Histogram(EngineMetrics.LookUpKeys);

    /// <param name="result"><c>accepted</c>, <c>repeated</c> or <c>variant</c>.</param>
    public static void Delivered(string client, string source, string result) =>
        Deliveries.Add(1, new("client", client), new("source", source), new("result", result));

    /// <param name="client">A client of the configuration, or empty.</param>
    public static void Refused(string client, string code) => Refusals.Add(1, new("client", client), new("code", code));

    public static void Queued(int change) => Queue.Add(change);

    public static void Committed(TimeSpan took, int writes)
    {
        CommitSeconds.Record(took.TotalSeconds);
        CommitWrites.Record(writes);
    }

    public static void TurnEnded(string client, string outcome) => Turns.Add(1, new("client", client), new("outcome", outcome));

    public static void TurnTook(string client, TimeSpan took) => TurnSeconds.Record(took.TotalSeconds, new KeyValuePair<string, object?>("client", client));

    public static void Called(string account, CallKind kind, string outcome, TimeSpan? took)
    {
        var name = NameOf(kind);
        Calls.Add(1, new("account", account), new("kind", name), new("outcome", outcome));
        if (took is { } time)
        {
            CallSeconds.Record(time.TotalSeconds, new("account", account), new("kind", name));
        }
    }

    public static void LookedUp(int keys) => LookUpKeys.Record(keys);

    private static string NameOf(CallKind kind) => kind switch
    {
        CallKind.Query => "query",
        CallKind.Read => "read",
        CallKind.Create => "create",
        CallKind.Update => "update",
        CallKind.Job => "job",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Counter<long> Counter(MetricSpec spec) => Meter.CreateCounter<long>(spec.Name, null, spec.Help);

    private static Histogram<double> Histogram(MetricSpec spec) => Meter.CreateHistogram(
        spec.Name, null, spec.Help, tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = [.. spec.Buckets] });
}
