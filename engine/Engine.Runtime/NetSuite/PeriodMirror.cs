using System.Collections.Concurrent;
using Engine.Core.Configuration;
using Engine.Core.Periods;

namespace Engine.Runtime.NetSuite;

/// <summary>
/// The accounting periods of each client's account, as NetSuite gave them within the hour. Read again at once when NetSuite refuses a write for its period. A read that failed is
/// asked again with the next event.
/// </summary>
public sealed class PeriodMirror(TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);

    // What opened before the first look opened before anything was refused since.
    private readonly DateTimeOffset begun = clock.GetUtcNow();
    private readonly ConcurrentDictionary<string, Held> kept = new(StringComparer.Ordinal);

    public async Task<PeriodsObserved> OfAsync(ClientConfig client, INetSuite netSuite, CancellationToken cancel)
    {
        var held = kept.GetValueOrDefault(client.Name);
        if (held is { IsStale: false } && clock.GetUtcNow() - held.At < Fresh)
        {
            return held.Periods;
        }

        var read = await ReadAsync(netSuite, cancel);
        if (read is PeriodsObserved.Known known)
        {
            var now = clock.GetUtcNow();
            var openedAt = held is null ? begun : known.Calendar.OpensWhatWasClosedIn(held.Periods.Calendar) ? now : held.OpenedAt;
            kept[client.Name] = new Held(known, now, openedAt, IsStale: false);
        }

        return read;
    }

    /// <summary>What is held of a client's account is not true any more.</summary>
    public void Forget(string client)
    {
        if (kept.TryGetValue(client, out var held))
        {
            kept.TryUpdate(client, held with { IsStale = true }, held);
        }
    }

    /// <summary>When it was seen last that a period opened; the start of the service when none was, null when nothing was read yet.</summary>
    public DateTimeOffset? OpenedAt(string client) => kept.GetValueOrDefault(client)?.OpenedAt;

    private static async Task<PeriodsObserved> ReadAsync(INetSuite netSuite, CancellationToken cancel)
    {
        switch (await netSuite.QueryAsync(PeriodQuery.Statement, cancel))
        {
            case QueryAnswer.Rows { HasMore: false } rows:
                var periods = rows.Items.Select(row => PeriodQuery.Read(row, QueryAnswer.Rows.Column)).ToList();
                return periods.Contains(null)
                    ? new PeriodsObserved.Unknown("NetSuite's accounting periods could not be read.")
                    : new PeriodsObserved.Known(new PeriodCalendar(periods.OfType<AccountingPeriod>()));
            case QueryAnswer.Rows:
                return new PeriodsObserved.Unknown("NetSuite has more accounting periods than one page holds.");
            case QueryAnswer.Unknown(var reason):
                return new PeriodsObserved.Unknown($"NetSuite's accounting periods are not known: {reason}");
            case var other:
                throw new System.Diagnostics.UnreachableException(other.ToString());
        }
    }

    private sealed record Held(PeriodsObserved.Known Periods, DateTimeOffset At, DateTimeOffset OpenedAt, bool IsStale);
}
