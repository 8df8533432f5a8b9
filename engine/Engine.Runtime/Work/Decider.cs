using Engine.Core.Planning;
using Engine.Runtime.Storage;

namespace Engine.Runtime.Work;

/// <summary>Decides one event: asks what its mapping asks, looks its records up, plans. Writes nothing but how it looked.</summary>
internal sealed class Decider(IRecords records, LookUps lookUps, EventAnswers answers)
{
    public async Task<Decision> DecideAsync(EventWork work, CancellationToken cancel)
    {
        var known = await answers.BeforeLookUpsAsync(work, cancel);
        var wanted = work.Planner.Lookups(known);
        var position = await records.PositionAsync();
        if (wanted.All.IsEmpty)
        {
            return new Decision(work.Planner.Decide(known), position);
        }

        return work.NetSuite is { } netSuite ? new Decision(work.Planner.Decide(await ObserveAsync(work, netSuite, known, wanted, cancel)), position) : new Decision(null, position);
    }

    private async Task<Core.NetSuite.Observations> ObserveAsync(
        EventWork work, NetSuite.INetSuite netSuite, Core.NetSuite.Observations known, LookUpKeys wanted, CancellationToken cancel)
    {
        var observed = await lookUps.AskAsync(netSuite, work.Stored, wanted, cancel);
        return await answers.AfterLookUpsAsync(work, netSuite, observed with { Scripts = known.Scripts, LookUps = known.LookUps }, cancel);
    }
}
