using System.Collections.Immutable;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Engine.Runtime.Hosting;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Reconcile;
using Engine.Runtime.Storage;
using Engine.Runtime.Work;

namespace Engine.Runtime.Telemetry;

/// <summary>What one service shows of how it stands, read when somebody asks and not before.</summary>
internal sealed class EngineGauges : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private readonly IStore store;
    private readonly ISnapshotSource snapshots;
    private readonly INetSuiteAccounts accounts;
    private readonly LaneBoard board;
    private readonly TimeProvider clock;
    private readonly DriveInfo? disk;
    private ImmutableArray<OpenWork> open = [];
    private ImmutableSortedDictionary<string, int> raised = ImmutableSortedDictionary<string, int>.Empty;
    private long backlogAt = long.MinValue;

    public EngineGauges(IStore store, ISnapshotSource snapshots, INetSuiteAccounts accounts, LaneBoard board, ReconcileStanding reconciled, EngineOptions options, TimeProvider clock)
    {
        this.store = store;
        this.snapshots = snapshots;
        this.accounts = accounts;
        this.board = board;
        this.clock = clock;
        disk = options.Intake.DataFolder is { } folder ? new DriveInfo(folder) : null;
        AddBacklog();
        AddBoard(options.Worker.MaxOpenEvents);
        AddAccounts();
        AddProcess();
        Many(EngineMetrics.ReconcileDifferences, () => reconciled.All.Select(last => new Measurement<double>(last.Differences, new("client", last.Client), new("source", last.Source))));
    }

    public Meter Meter { get; } = new(EngineMeter.Name);

    /// <summary>Counts what is open, so that reading the metrics does not wait for storage.</summary>
    public async Task RefreshAsync()
    {
        try
        {
            open = await store.Workload.OpenAsync();
            raised = await store.Workload.RaisedAsync();
            backlogAt = clock.GetTimestamp();
        }
        catch (Exception)
        {
            // Storage is gone: the other metrics say so better than none at all would.
            (open, raised) = ([], raised.Clear());
        }
    }

    public void Dispose() => Meter.Dispose();

    private void AddBacklog()
    {
        Many(EngineMetrics.Events, () => Open().GroupBy(work => (work.Client, work.State)).Select(group => Events(group.Key.Client, group.Key.State, group.Sum(work => work.Count)))
            .Concat(raised.Select(client => Events(client.Key, EventState.Raised, client.Value))));
        Many(EngineMetrics.OldestOpen, () => Open().Select(work => work.Client).Union(raised.Keys).Select(client => Of(OldestSeconds(client), "client", client)));
        One(EngineMetrics.ConfigurationRefused, () => snapshots.State.Refused is null ? 0 : 1);
        One(EngineMetrics.ConfigurationSince, () => snapshots.State.Since?.ToUnixTimeSeconds() ?? 0);
        if (disk is not null)
        {
            One(EngineMetrics.FreeBytes, () => disk.AvailableFreeSpace);
        }
    }

    private void AddBoard(int limit)
    {
        One(EngineMetrics.BoardEvents, () => board.Count);
        One(EngineMetrics.BoardLimit, () => limit);
        One(EngineMetrics.Lanes, () => board.Occupation.Lanes);
        One(EngineMetrics.LanesInWork, () => board.Occupation.InWork);
    }

    private void AddAccounts()
    {
        Account(EngineMetrics.Slots, report => report.Governor.Slots - report.Governor.LeftToOthers);
        Account(EngineMetrics.SlotsTarget, report => report.Governor.Target);
        Account(EngineMetrics.SlotsInUse, report => report.Governor.InUse);
        Account(EngineMetrics.SlotsQuarantined, report => report.Governor.Quarantined);
        Account(EngineMetrics.SlotsAwaited, report => report.Governor.Waiting);
        Account(EngineMetrics.CircuitOpen, report => report.Circuit switch { "closed" => 0, "halfOpen" => 0.5, _ => 1 });
    }

    private void AddProcess()
    {
        One(EngineMetrics.Memory, () => Environment.WorkingSet);
        var spec = EngineMetrics.ProcessorSeconds;
        Meter.CreateObservableCounter(spec.Name, () => Environment.CpuUsage.TotalTime.TotalSeconds, null, spec.Help);
        using var process = Process.GetCurrentProcess();
        var started = new DateTimeOffset(process.StartTime).ToUnixTimeSeconds();
        One(EngineMetrics.StartTime, () => started);
    }

    // Somebody else than /metrics may read: then what is open is counted here, on its own thread.
    private ImmutableArray<OpenWork> Open()
    {
        if (backlogAt == long.MinValue || clock.GetElapsedTime(backlogAt) > Fresh)
        {
            RefreshAsync().GetAwaiter().GetResult();
        }

        return open;
    }

    // What waits, waits for others.
    private double OldestSeconds(string client) => open.Where(work => work.Client == client && work.State != EventState.Waiting).Select(work => (DateTimeOffset?)work.Oldest).Min() is { } oldest
        ? (clock.GetUtcNow() - oldest).TotalSeconds
        : 0;

    private static Measurement<double> Events(string client, EventState state, int count) => new(count, new("client", client), new("state", state.ToString().ToLowerInvariant()));

    private void Account(MetricSpec spec, Func<AccountReport, double> value) =>
        Many(spec, () => accounts.Reports.Select(report => Of(value(report), "account", report.Account)));

    private void One(MetricSpec spec, Func<double> value) => Meter.CreateObservableGauge(spec.Name, value, null, spec.Help);

    private void Many(MetricSpec spec, Func<IEnumerable<Measurement<double>>> values) => Meter.CreateObservableGauge(spec.Name, values, null, spec.Help);

    private static Measurement<double> Of(double value, string label, string text) => new(value, new KeyValuePair<string, object?>(label, text));
}
