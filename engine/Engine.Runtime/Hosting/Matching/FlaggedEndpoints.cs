using Engine.Runtime.Access;
using Engine.Runtime.CashApplication;
using Engine.Runtime.Ingest;
using Engine.Runtime.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Engine.Runtime.Hosting.Matching;

/// <summary>Payments that were applied and flagged, over HTTP: the list that finance goes through.</summary>
internal static class FlaggedEndpoints
{
    private const char Letter = 'P';
    private const int Page = 100;
    private const int LongestWhy = 500;

    public static void MapFlagged(this IEndpointRouteBuilder routes)
    {
        var flagged = routes.MapGroup("/api/match/flagged").WithTags("Matching");
        flagged.MapGet("/", ListAsync).RequireRoleWithinClient(Role.Viewer).WithName("listFlaggedPayments").WithSummary("Payments that a tier applied and flagged, the newest first; those that somebody has looked at only with all=true.");
        flagged.MapPost("/{id}/looked-at", LookAsync).RequireRoleWithinClient(Role.Operator).WithName("lookAtFlaggedPayment").WithSummary("Keeps that somebody looked at a flagged payment, and what they found. Changes nothing in NetSuite.");
    }

    /// <summary>What people call a flagged payment.</summary>
    public static string Name(long number) => LetteredNumber.Name(Letter, number);

    private static async Task<Results<Ok<FlaggedList>, BadRequest<IngestAnswer>, NotFound<IngestAnswer>>> ListAsync(
        IMatches matches, ISnapshotSource snapshots, Actor actor, string? client, string? from, string? to, bool? all, string? before, int? limit)
    {
        var only = actor.Only(client);
        var known = only is null ? null : snapshots.Current.Clients.GetValueOrDefault(only);
        if ((only is not null && known is null) || (client is not null && !actor.Sees(client)))
        {
            return NoSuchClient.Answer(client ?? only);
        }

        if (before is not null && NumberOf(before) is null)
        {
            return Bad($"\"{before}\" is no flagged payment. They are called P17.");
        }

        if (known is null && (from ?? to) is not null)
        {
            return Bad("Days are those of a client's calendar: say which client.");
        }

        var (first, end, wrong) = known is null ? default : RunOrders.Span(known, from, to);
        if (wrong is not null)
        {
            return Bad(wrong);
        }

        var size = Math.Clamp(limit ?? Page, 1, 1000);
        var page = await matches.FlaggedAsync(new FlaggedFilter(only, first, end, all ?? false, before is null ? null : NumberOf(before), size));
        return TypedResults.Ok(new FlaggedList(OperationsJson.FormatVersion, [.. page.Select(FlaggedView.Of)], page.Length == size ? Name(page[^1].Event) : null));
    }

    private static async Task<Results<Ok<LookTaken>, BadRequest<IngestAnswer>, NotFound<IngestAnswer>>> LookAsync(string id, LookOrder order, Actor actor, IMatches matches, TimeProvider clock)
    {
        if (order.Why.Trim().Length is < 1 or > LongestWhy || order.Why.Any(char.IsControl))
        {
            return Bad($"`why` has 1 to {LongestWhy} characters on one line.");
        }

        return NumberOf(id) is { } number && await matches.LookedAtAsync(actor.Only(null), number, new MatchLook(actor.Name, order.Why, clock.GetUtcNow()))
            ? TypedResults.Ok(new LookTaken(OperationsJson.FormatVersion, id, $"{actor.Name} has looked at it."))
            : TypedResults.NotFound(new IngestAnswer(CashCodes.NotFlagged.Id, $"There is no flagged payment {(id.Length <= 20 ? id : id[..20] + "…")}."));
    }

    private static BadRequest<IngestAnswer> Bad(string message) => TypedResults.BadRequest(new IngestAnswer(CashCodes.OrderUnusable.Id, message));

    private static long? NumberOf(string id) => LetteredNumber.Read(Letter, id);
}
