using Engine.Core.Enrichment;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Work;

namespace Engine.Runtime.CashApplication;

/// <summary>Answers for a plan that is only shown: nothing is held for it.</summary>
internal sealed class TrialMatching(MatchDesk desk) : IMatching
{
    public Task<MatchAnswer> AskAsync(EventWork work, INetSuite netSuite, MatchQuestion question, CancellationToken cancel) =>
        desk.TryAsync(work.Client, work.Stored.Id, netSuite, question, cancel);
}
