using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.NetSuite;
using Engine.Core.Scheduling;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Scheduling;
using Engine.Runtime.Storage;
using Engine.Runtime.Work;

namespace Engine.Runtime.Reconcile;

/// <summary>
/// Looks again at the records that were written lately, once nothing that was sent to them can take effect any more. What a request that was frozen on
/// its way has undone shows here, and so does what somebody changed. Changes nothing.
/// </summary>
internal sealed class RecheckWork(IRecords records, INetSuiteAccounts accounts) : ScheduledWork
{
    private const int Batch = 100;

    /// <summary>A day, and the hour by which one is longer when clocks are set back.</summary>
    private static readonly TimeSpan LooksBack = TimeSpan.FromHours(25);

    public override ScheduledTask Task => ScheduledTask.Recheck;

    public override RunKind Kind => RunKind.Recheck;

    public override async Task RunAsync(ClientConfig client, DateTimeOffset at, RunTally tally, CancellationToken cancel)
    {
        tally.Count("read", 0);
        tally.Count("differ", 0);
        var netSuite = accounts.Of(client) ?? throw new RunStoppedException(ReconcileCodes.BooksNotRead.Id, $"Client {client.Name} has no connection to NetSuite.");
        var before = at - WriteHorizon.Length;
        var below = long.MaxValue;
        ImmutableArray<LeftRecord> page;
        do
        {
            page = await records.LeftAsync(client.Name, below, Batch);
            var due = page.Where(left => left.WrittenAt < before && left.WrittenAt >= before - LooksBack).ToList();
            tally.Count("read", due.Count);
            await TellAsync(client, netSuite, due, tally, cancel);
            below = page.IsEmpty ? below : page[^1].Change;
        }
        while (page.Length == Batch && page[^1].WrittenAt >= before - LooksBack);
    }

    // A second look, since an event may be writing to the record at this moment.
    private async Task TellAsync(ClientConfig client, INetSuite netSuite, IReadOnlyCollection<LeftRecord> due, RunTally tally, CancellationToken cancel)
    {
        var first = await DifferingAsync(netSuite, due, cancel);
        var second = await DifferingAsync(netSuite, first.Keys, cancel);
        var known = await records.KnownAsync(client.Name, [.. second.Keys.Select(left => left.Key)]);
        foreach (var (left, how) in second.Where(pair => known.TryGetValue(pair.Key.Key, out var now) && now.Change == pair.Key.Change))
        {
            tally.Count("differ");
            tally.Fail($"{left.Key}", ReconcileCodes.ReadsOtherwise.Id, $"{left.Key} {how}. {left.EventId} left it at {left.WrittenAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC.");
        }
    }

    private static async Task<Dictionary<LeftRecord, string>> DifferingAsync(INetSuite netSuite, IReadOnlyCollection<LeftRecord> wanted, CancellationToken cancel)
    {
        var differing = new Dictionary<LeftRecord, string>();
        if (wanted.Count == 0)
        {
            return differing;
        }

        var answer = await netSuite.LookUpAsync([.. wanted.Select(left => left.Key)], cancel);
        foreach (var left in wanted)
        {
            if (HowItDiffers(left, answer.Observed[left.Key]) is { } how)
            {
                differing.Add(left, how);
            }
        }

        return differing;
    }

    // The names of the fields alone: what they hold may be of a person, and reports are kept when payloads are erased.
    private static string? HowItDiffers(LeftRecord left, Observed observed) => observed switch
    {
        Observed.Unknown(var reason) => throw new RunStoppedException(ReconcileCodes.BooksNotRead.Id, reason),
        Observed.Absent => "is not in NetSuite any more",
        Observed.Found(var found) when RecordComparison.Compare(RecordTypes.Find(left.Key.RecordType)!, left.Content, found.Fields).Differences is { IsEmpty: false } differences =>
            $"has another {string.Join(", ", differences.Select(difference => difference.Field).Distinct(StringComparer.Ordinal))}",
        _ => null,
    };
}
