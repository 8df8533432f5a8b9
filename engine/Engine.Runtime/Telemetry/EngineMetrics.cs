using System.Collections.Immutable;
using System.Reflection;

namespace Engine.Runtime.Telemetry;

/// <summary>Every metric of the engine. A new one is one property here; reference, dashboard and alerts are checked against this list.</summary>
public static class EngineMetrics
{
    private static readonly ImmutableArray<double> Seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];
    private static readonly ImmutableArray<double> Sizes = [1, 2, 4, 8, 16, 32, 64, 128, 256];

    public static MetricSpec IntakeDeliveries { get; } = new(
        "engine_intake_deliveries_total", MetricKind.Counter, "Deliveries kept: `accepted`, `repeated`, or `variant` (a known event with another body).", "client", "source", "result");

    public static MetricSpec IntakeRefusals { get; } = new(
        "engine_intake_refusals_total", MetricKind.Counter, "Deliveries and requests refused, by code; no client where the address names none.", "client", "code");

    public static MetricSpec CommitSeconds { get; } = new(
        "engine_storage_commit_seconds", MetricKind.Histogram, "Time of a commit, the disk's acknowledgement included.")
    { Buckets = Seconds };

    public static MetricSpec CommitWrites { get; } = new(
        "engine_storage_commit_writes", MetricKind.Histogram, "Requests that shared a commit.")
    { Buckets = Sizes };

    public static MetricSpec WriteQueue { get; } = new(
        "engine_storage_queue_length", MetricKind.Gauge, "Requests that wait for a commit.");

    public static MetricSpec FreeBytes { get; } = new(
        "engine_storage_free_bytes", MetricKind.Gauge, "Room left on the disk of the data folder.");

    public static MetricSpec Events { get; } = new(
        "engine_events", MetricKind.Gauge, "Events without an end, and raised ones, by state: `received`, `processing`, `retry`, `waiting`, `raised`.", "client", "state");

    public static MetricSpec OldestOpen { get; } = new(
        "engine_oldest_open_seconds", MetricKind.Gauge, "Age of the oldest event that is neither ended nor waiting; 0 when there is none.", "client");

    public static MetricSpec BoardEvents { get; } = new(
        "engine_board_events", MetricKind.Gauge, "Events scheduled in memory, those in work included.");

    public static MetricSpec BoardLimit { get; } = new(
        "engine_board_events_limit", MetricKind.Gauge, "At this many scheduled events intake answers 503.");

    public static MetricSpec Lanes { get; } = new(
        "engine_lanes", MetricKind.Gauge, "Ordering keys with scheduled events.");

    public static MetricSpec LanesInWork { get; } = new(
        "engine_lanes_in_work", MetricKind.Gauge, "Ordering keys worked on now.");

    public static MetricSpec Turns { get; } = new(
        "engine_turns_total", MetricKind.Counter, "Turns of work on events by their end: `completed`, `ignored`, `raised`, `waiting`, `undelivered`, `retry`; besides, `fault` of the engine.", "client", "outcome");

    public static MetricSpec TurnSeconds { get; } = new(
        "engine_turn_seconds", MetricKind.Histogram, "Time of a turn, look-ups and writes included.", "client")
    { Buckets = Seconds };

    public static MetricSpec NetSuiteCalls { get; } = new(
        "engine_netsuite_calls_total",
        MetricKind.Counter,
        "Requests to NetSuite by what they were for and what came of them: `ok`, `refused`, `limit`, `login`, `failed`, `lost`, `not-sent`.",
        "account",
        "kind",
        "outcome");

    public static MetricSpec NetSuiteSeconds { get; } = new(
        "engine_netsuite_call_seconds", MetricKind.Histogram, "Time of a request to NetSuite, its wait for a slot not included.", "account", "kind")
    { Buckets = Seconds };

    public static MetricSpec LookUpKeys { get; } = new(
        "engine_netsuite_lookup_keys", MetricKind.Histogram, "Records asked for by one look-up, those of several events together.")
    { Buckets = Sizes };

    public static MetricSpec Slots { get; } = new(
        "engine_netsuite_slots", MetricKind.Gauge, "Requests the account allows the engine at once.", "account");

    public static MetricSpec SlotsTarget { get; } = new(
        "engine_netsuite_slots_target", MetricKind.Gauge, "How many the engine uses at most now; lower after a limit answer.", "account");

    public static MetricSpec SlotsInUse { get; } = new(
        "engine_netsuite_slots_in_use", MetricKind.Gauge, "Requests open now.", "account");

    public static MetricSpec SlotsQuarantined { get; } = new(
        "engine_netsuite_slots_quarantined", MetricKind.Gauge, "Slots kept for requests that were given up and may still run in NetSuite.", "account");

    public static MetricSpec SlotsAwaited { get; } = new(
        "engine_netsuite_slots_awaited", MetricKind.Gauge, "Requests that wait for a slot.", "account");

    public static MetricSpec CircuitOpen { get; } = new(
        "engine_netsuite_circuit_open", MetricKind.Gauge, "1 while nothing is sent because NetSuite does not answer, 0.5 while one request tries, else 0.", "account");

    public static MetricSpec ConfigurationRefused { get; } = new(
        "engine_configuration_refused", MetricKind.Gauge, "1 while the folder holds a configuration that does not compile and an older one stays in force, else 0.");

    public static MetricSpec ConfigurationSince { get; } = new(
        "engine_configuration_since_timestamp_seconds", MetricKind.Gauge, "When the configuration in force came into force, in Unix time.");

    public static MetricSpec ReconcileDifferences { get; } = new(
        "engine_reconcile_differences", MetricKind.Gauge, "Differences between source and books that the last reconciliation found since the service started.", "client", "source");

    public static MetricSpec Memory { get; } = new(
        "process_resident_memory_bytes", MetricKind.Gauge, "Resident memory of the process.");

    public static MetricSpec ProcessorSeconds { get; } = new(
        "process_cpu_seconds_total", MetricKind.Counter, "Processor time of the process.");

    public static MetricSpec StartTime { get; } = new(
        "process_start_time_seconds", MetricKind.Gauge, "When the process started, in Unix time.");

    /// <summary>By name.</summary>
    public static ImmutableArray<MetricSpec> All { get; } =
    [
        .. typeof(EngineMetrics).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(property => property.PropertyType == typeof(MetricSpec))
            .Select(property => (MetricSpec)property.GetValue(null)!)
            .OrderBy(spec => spec.Name, StringComparer.Ordinal),
    ];
}
