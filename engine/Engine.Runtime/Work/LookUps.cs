using Engine.Core.NetSuite;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Storage;

namespace Engine.Runtime.Work;

/// <summary>Looks records up in NetSuite, journals how, and adds what the journal knows about them.</summary>
internal sealed class LookUps(IJournal journal, IRecords records, TimeProvider clock)
{
    public async Task<Observations> AskAsync(
        INetSuite netSuite, JournaledEvent asking, IReadOnlyCollection<RecordKey> keys, CancellationToken cancel)
    {
        if (keys.Count == 0)
        {
            return Observations.None;
        }

        var answer = await netSuite.LookUpAsync(keys, cancel);
        await journal.RecordLookUpsAsync(asking.Id, answer.Exchanges, clock.GetUtcNow());
        var observed = answer.Observed;
        var known = await records.KnownAsync(asking.Client, keys);
        foreach (var (key, record) in known)
        {
            if (observed[key] is Observed.Found(var found))
            {
                observed = observed.With(key, new Observed.Found(found with { LastFact = record.LastFact, LastWritten = record.LastWritten }));
            }
        }

        return observed;
    }
}
