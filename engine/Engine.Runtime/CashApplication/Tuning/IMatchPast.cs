using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Matching.Tuning;

namespace Engine.Runtime.CashApplication.Tuning;

/// <summary>Payments that were matched before, with what was open then and what people decided, for trying other rules on them.</summary>
public interface IMatchPast
{
    /// <summary>Tries the run on every payment that the match set was asked about. Gives the documents that people applied payments to.</summary>
    /// <param name="rules">The match set.</param>
    /// <param name="from">Only payments decided then or later; null for all.</param>
    /// <param name="to">Only those decided before; null for all.</param>
    Task<ImmutableDictionary<string, ImmutableArray<string>>> TryAsync(
        MatchTrialRun run, ClientConfig client, string rules, DateTimeOffset? from, DateTimeOffset? to, CancellationToken cancel);
}
