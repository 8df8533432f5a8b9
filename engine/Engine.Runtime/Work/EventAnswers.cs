using System.Collections.Immutable;
using Engine.Core.Enrichment;
using Engine.Core.NetSuite;
using Engine.Core.Planning;
using Engine.Core.Sources;
using Engine.Core.Values;
using Engine.Runtime.CashApplication;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Scripts;
using Engine.Runtime.Sources;
using Engine.Runtime.Storage;

namespace Engine.Runtime.Work;

/// <summary>Answers what an event's mapping asks besides the records it writes: scripts, objects of the source, searches in NetSuite.</summary>
internal sealed class EventAnswers(ScriptRunner scripts, ISourceReader sources, IMatching matching, IMatches matches, ILookUpLog log, TimeProvider clock)
{
    // The id of one object may stand in another, and a key is tried only when the one before found nothing.
    private const int MostRounds = 8;

    /// <summary>What has to be known before the records are looked up.</summary>
    public async Task<Observations> BeforeLookUpsAsync(EventWork work, CancellationToken cancel)
    {
        var known = await scripts.AnswerAsync(work.Planner, Observations.None);
        for (var round = 0; round < MostRounds; round++)
        {
            var fetches = work.Planner.Fetches(known);
            var queries = work.Planner.Queries(known);
            if (fetches.IsEmpty && queries.IsEmpty)
            {
                break;
            }

            foreach (var wanted in fetches)
            {
                known = known with { LookUps = known.LookUps.With(wanted, await FetchAsync(work, wanted, cancel)) };
            }

            foreach (var wanted in queries)
            {
                known = known with { LookUps = known.LookUps.With(wanted, await ListAsync(work, wanted, cancel)) };
            }

            known = await scripts.AnswerAsync(work.Planner, known);
        }

        return known;
    }

    /// <summary>What is asked once those records are known.</summary>
    public async Task<Observations> AfterLookUpsAsync(EventWork work, INetSuite netSuite, Observations observed, CancellationToken cancel)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            if (work.Planner.Searches(observed) is not { IsEmpty: false } open)
            {
                if (work.Planner.Matches(observed) is not { IsEmpty: false } payments)
                {
                    break;
                }

                foreach (var question in payments)
                {
                    observed = observed with { LookUps = observed.LookUps.With(question, await matching.AskAsync(work, netSuite, question, cancel)) };
                }

                continue;
            }

            var answer = await netSuite.SearchAsync(open, cancel);
            await RecordAsync(work, answer.Exchanges);
            observed = observed with { LookUps = answer.Answers.Aggregate(observed.LookUps, (so, found) => so.With(found.Key, found.Value)) };
        }

        return await scripts.AnswerAsync(work.Planner, observed);
    }

    /// <summary>One object of the source, as it is now.</summary>
    public async Task<Fetched> FetchAsync(EventWork work, SourceFetch wanted, CancellationToken cancel) => (await ReadAsync(work, wanted, cancel)).Fetched;

    /// <summary>One object of the source, with what came of it.</summary>
    public async Task<SourceAnswer> ReadAsync(EventWork work, SourceFetch wanted, CancellationToken cancel)
    {
        var answer = await sources.FetchAsync(work.Client, wanted, cancel);
        await RecordAsync(work, answer.Exchange is { } exchange ? [exchange] : []);
        return answer;
    }

    private async Task<Fetched> ListAsync(EventWork work, SourceQuery wanted, CancellationToken cancel)
    {
        if (SourceApis.Find(wanted.Source) is null)
        {
            return PastPayments.Of(wanted) is { } payments
                ? new Fetched.Found(Value.Of((IReadOnlyList<Value>)[.. (await matches.FindAsync(work.Client.Name, payments)).Select(PastPayments.Show)]))
                : new Fetched.Absent();
        }

        var answer = await sources.ListAsync(work.Client, wanted, cancel);
        await RecordAsync(work, answer.Exchanges);
        return answer.Fetched;
    }

    private Task RecordAsync(EventWork work, ImmutableArray<HttpExchange> exchanges) =>
        log.RecordLookUpsAsync(work.Stored.Id, exchanges, clock.GetUtcNow());
}
