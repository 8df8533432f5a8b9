using Engine.Core.Configuration;
using Engine.Core.Scheduling;
using Engine.Core.Sources;
using Engine.Runtime.Access;
using Engine.Runtime.Scheduling;
using Engine.Runtime.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Engine.Runtime.Hosting;

/// <summary>Taking a source's past in.</summary>
internal static class BackfillEndpoints
{
    public static void MapBackfill(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/clients/{client}/backfill/preview", (string client, BackfillRequest order, Actor actor, RunOrders orders, Backfill backfill, TimeProvider clock) =>
            orders.StartDryAsync(client, actor, order.Why, config => Read(config, order, isDry: true, backfill, clock.GetUtcNow())))
            .RequireRole(Role.Operator).WithName("previewBackfill").WithSummary("Counts and sums what a backfill would take.").WithTags(nameof(BackfillEndpoints));
        routes.MapPost("/api/clients/{client}/backfill", (string client, BackfillRequest order, Actor actor, RunOrders orders, Backfill backfill, TimeProvider clock) =>
            orders.StartAsync(client, actor, order.Why, config => Read(config, order, isDry: false, backfill, clock.GetUtcNow())))
            .RequireRole(Role.Approver).WithName("backfill").WithSummary("Takes a source's past in.").WithTags(nameof(BackfillEndpoints));
    }

    private static RunOrder Read(ClientConfig config, BackfillRequest request, bool isDry, Backfill backfill, DateTimeOffset now)
    {
        var ids = request.Ids ?? [];
        var (from, to, wrong) = RunOrders.Span(config, request.From, request.To);
        var refusal = wrong ?? request switch
        {
            _ when SourceApis.Find(request.Source) is null => $"\"{request.Source}\" is no source whose past can be listed; stripe is one.",
            _ when config.Stripe?.ApiKey is null => $"Client {config.Name} names no `apiKey` under connections.stripe, so nothing can be listed.",
            _ when ids.IsEmpty && (from is null || to is null) => "Say from which day to which day, or give a list of ids.",
            _ when ids.Length > RunOrders.MostIds => $"A list has at most {RunOrders.MostIds} ids.",
            _ => null,
        };
        if (refusal is not null)
        {
            return new RunOrder.Refused(refusal);
        }

        var order = new BackfillOrder(request.Source, from ?? now, to ?? now, request.Types ?? [], ids);
        return new RunOrder.Taken(RunKind.Backfill, isDry ? $"preview of {order.Scope}" : order.Scope, (tally, cancel) => backfill.RunAsync(config, order, isDry, tally, cancel));
    }
}
