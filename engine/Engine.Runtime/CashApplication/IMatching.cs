using Engine.Core.Enrichment;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Work;

namespace Engine.Runtime.CashApplication;

/// <summary>Answers which open invoices the payment of an event is for.</summary>
internal interface IMatching
{
    Task<MatchAnswer> AskAsync(EventWork work, INetSuite netSuite, MatchQuestion question, CancellationToken cancel);
}
