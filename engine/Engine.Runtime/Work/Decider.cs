using Engine.Core.NetSuite;
using Engine.Core.Planning;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Storage;

namespace Engine.Runtime.Work;

/// <summary>Decides one event: asks what its mapping asks, looks its records up, plans. Writes nothing but how it looked.</summary>
internal sealed class Decider(IRecords records, LookUps lookUps, EventAnswers answers, PeriodMirror periods, IDecisionWatch watch)
{
    public async Task<Decision> DecideAsync(EventWork work, CancellationToken cancel)
    {
        var known = await answers.BeforeLookUpsAsync(work, cancel);
        var wanted = work.Planner.Lookups(known);
        var position = await records.PositionAsync();
        if (wanted.All.IsEmpty && work.Planner.Searches(known).IsEmpty && work.Planner.Matches(known).IsEmpty)
        {
            return new Decision(Decide(work, known), position);
        }

        if (work.NetSuite is not { } netSuite)
        {
            return new Decision(null, position);
        }

        var observed = await lookUps.AskAsync(netSuite, work.Stored, wanted, cancel);
        if (work.Planner.Refetch(wanted, observed) is { } own)
        {
            // The object may lead to other records, and to another mapping; a planner that has it does not ask for it again.
            var refetched = new Refetched(own, await answers.FetchAsync(work, own, cancel));
            return await DecideAsync(work with { Planner = work.Planner.With(refetched) }, cancel);
        }

        if (work.Planner.NeedsPeriods)
        {
            observed = observed with { Periods = await periods.OfAsync(work.Client, netSuite, cancel) };
        }

        return new Decision(
            Decide(work, await answers.AfterLookUpsAsync(work, netSuite, observed with { Scripts = known.Scripts, LookUps = known.LookUps }, cancel)), position);
    }

    private Plan Decide(EventWork work, Observations known)
    {
        var plan = work.Planner.Decide(known);
        watch.Decided(work.Planner.Source, known, plan);
        return plan;
    }
}
