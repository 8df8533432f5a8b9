using Engine.Core.NetSuite;
using Engine.Core.Planning;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Storage;
using Engine.Runtime.Telemetry;

namespace Engine.Runtime.Work;

/// <summary>Looks records up in NetSuite, journals how, and adds what the journal knows about them.</summary>
internal sealed class LookUps(ILookUpLog log, IRecords records, LagClock lag, TimeProvider clock)
{
    public async Task<Observations> AskAsync(
        INetSuite netSuite, JournaledEvent asking, LookUpKeys wanted, CancellationToken cancel)
    {
        if (wanted.All.IsEmpty)
        {
            return Observations.None;
        }

        using var span = Tracing.LookUp(wanted.All.Length);
        var answer = await netSuite.LookUpAsync(wanted.All, await ByIdOnlyAsync(asking.Client, wanted), cancel);
        await log.RecordLookUpsAsync(asking.Id, answer.Exchanges, clock.GetUtcNow());
        var observed = answer.Observed;
        var known = await records.KnownAsync(asking.Client, wanted.All);
        foreach (var (key, record) in known)
        {
            observed = observed.With(key, ReadLag.Judge(key, observed[key], record, !wanted.ByIdOnly.Contains(key), lag) switch
            {
                Observed.Found(var found) => new Observed.Found(found with { LastFact = record.LastFact, LastWritten = record.LastWritten }),
                var other => other,
            });
        }

        return observed;
    }

    // A record that is compared once is read until the journal holds what it agreed in.
    private async Task<IReadOnlySet<RecordKey>> ByIdOnlyAsync(string client, LookUpKeys wanted)
    {
        if (wanted.Adoptable.IsEmpty)
        {
            return wanted.ByIdOnly;
        }

        var known = await records.KnownAsync(client, wanted.Adoptable);
        return wanted.ByIdOnly.Except(wanted.Adoptable.Where(key => known.GetValueOrDefault(key)?.LastWritten is null));
    }
}
