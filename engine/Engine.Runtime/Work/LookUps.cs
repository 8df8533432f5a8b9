using Engine.Core.NetSuite;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Storage;

namespace Engine.Runtime.Work;

/// <summary>Looks records up in NetSuite and adds what the journal knows about them.</summary>
internal sealed class LookUps(IRecords records)
{
    public async Task<Observations> AskAsync(INetSuite netSuite, string client, IReadOnlyCollection<RecordKey> keys, CancellationToken cancel)
    {
        if (keys.Count == 0)
        {
            return Observations.None;
        }

        var observed = await netSuite.LookUpAsync(keys, cancel);
        var known = await records.KnownAsync(client, keys);
        foreach (var (key, record) in known)
        {
            if (observed[key] is Observed.Found(var found))
            {
                observed = observed.With(key, new Observed.Found(found with { LastFact = record.LastFact }));
            }
        }

        return observed;
    }
}
