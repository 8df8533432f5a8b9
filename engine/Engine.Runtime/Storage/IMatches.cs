using System.Collections.Immutable;
using Engine.Core.Enrichment;
using Engine.Core.Matching;

namespace Engine.Runtime.Storage;

/// <summary>What payments were matched to. What is decided and not yet written is held, so that no other payment takes the same open amount.</summary>
public interface IMatches
{
    /// <summary>Keeps what one pass decided, all or nothing. An event that is decided anew keeps the last.</summary>
    Task KeepAsync(string client, ImmutableArray<NewMatch> decided, DateTimeOffset at);

    /// <summary>The decisions that hold open amounts, with how their events stand.</summary>
    Task<ImmutableArray<HeldMatch>> HeldAsync(string client);

    /// <summary>Ends the hold of events.</summary>
    Task ReleaseAsync(ImmutableArray<long> events);

    /// <summary>Payments that were matched before, by a name that their bank gave them; the oldest first.</summary>
    Task<ImmutableArray<MatchPayment>> FindAsync(string client, PastPayments wanted);

    /// <summary>Payments that were applied by then and not compared, in the order of their events.</summary>
    Task<ImmutableArray<WrittenMatch>> WrittenAsync(string client, DateTimeOffset before, int limit);

    /// <summary>They are not asked for again, unless they are decided anew.</summary>
    Task ComparedAsync(ImmutableArray<long> events);

    /// <summary>Plans of other events that name a document and were not carried out before an instant.</summary>
    /// <param name="than">The event whose own plan is left out.</param>
    Task<ImmutableArray<OtherPlan>> OtherPlansAsync(string client, long than, OpenInvoice document, DateTimeOffset since);

    /// <summary>Payments that were applied and flagged, the newest first.</summary>
    Task<ImmutableArray<FlaggedMatch>> FlaggedAsync(FlaggedFilter filter);

    /// <summary>Keeps that somebody looked at one of them.</summary>
    /// <param name="client">Whose it has to be; null for any.</param>
    /// <returns>False where no such payment was applied and flagged.</returns>
    Task<bool> LookedAtAsync(string? client, long flagged, MatchLook look);

    /// <summary>The decisions of a span of time, in their order.</summary>
    Task<ImmutableArray<JournaledMatch>> ReadAsync(string client, DateTimeOffset from, DateTimeOffset to);
}
