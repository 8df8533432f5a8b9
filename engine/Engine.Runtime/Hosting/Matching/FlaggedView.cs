using System.Collections.Immutable;
using Engine.Core.Matching;
using Engine.Runtime.Storage;

namespace Engine.Runtime.Hosting.Matching;

/// <summary>A payment that was applied and flagged.</summary>
/// <param name="Id">Such as P17.</param>
/// <param name="Event">The event's id, for <c>engine explain</c>.</param>
/// <param name="Why">What there is to look at, in sentences.</param>
/// <param name="Look">Who looked at it and what they found; null while nobody has.</param>
public sealed record FlaggedView(
    string Id,
    string Event,
    string Client,
    DateTimeOffset DecidedAt,
    string Payment,
    decimal Amount,
    string Currency,
    string? Payer,
    string Rules,
    string? Tier,
    ImmutableArray<FlaggedInvoice> Invoices,
    ImmutableArray<string> Why,
    MatchLook? Look)
{
    public static FlaggedView Of(FlaggedMatch flagged)
    {
        var (payment, decision) = (flagged.Matched.Payment, flagged.Matched.Decision);
        return new(
            FlaggedEndpoints.Name(flagged.Event),
            flagged.EventId,
            flagged.Client,
            flagged.DecidedAt,
            payment.Id,
            payment.Amount,
            payment.Currency,
            payment.PayerName,
            flagged.Matched.Rules,
            decision.Tier,
            [.. decision.Applied.Select(one => new FlaggedInvoice(one.Invoice, one.Amount))],
            MatchFlag.Of(decision),
            flagged.Look);
    }
}
