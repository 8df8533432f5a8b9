using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Runtime.Access;
using Engine.Runtime.Scheduling;
using Engine.Runtime.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Engine.Runtime.Hosting;

/// <summary>Deciding accepted events again.</summary>
internal static class ReplayEndpoints
{
    public static void MapReplay(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/clients/{client}/replay/preview", (string client, ReplayRequest order, Actor actor, RunOrders orders, Replay replay) =>
            orders.StartDryAsync(client, actor, order.Why, config => Read(config, order, isDry: true, actor, replay)))
            .RequireRole(Role.Operator).WithName("previewReplay").WithSummary("Tells where a decision of today differs from what was done.").WithTags(nameof(ReplayEndpoints));
        routes.MapPost("/api/clients/{client}/replay", (string client, ReplayRequest order, Actor actor, RunOrders orders, Replay replay) =>
            orders.StartAsync(client, actor, order.Why, config => Read(config, order, isDry: false, actor, replay)))
            .RequireRole(Role.Approver).WithName("replay").WithSummary("Works those events again of which the decision differs.").WithTags(nameof(ReplayEndpoints));
    }

    private static RunOrder Read(ClientConfig config, ReplayRequest request, bool isDry, Actor actor, Replay replay)
    {
        var ids = request.Ids ?? [];
        var (from, to, wrong) = RunOrders.Span(config, request.From, request.To);
        var refusal = wrong
            ?? (ids.IsEmpty && from is null && to is null && request.Mapping is null && request.RaisedCode is null
                ? "Say which events: by id, by day, by mapping, or by the code with which they were raised."
                : ids.Length > RunOrders.MostIds ? $"A list has at most {RunOrders.MostIds} ids." : null);
        if (refusal is not null)
        {
            return new RunOrder.Refused(refusal);
        }

        var filter = new StoredEventFilter(config.Name) { Ids = ids, OccurredFrom = from, OccurredTo = to, Mapping = request.Mapping, RaisedCode = request.RaisedCode };
        var scope = ScopeOf(request, ids);
        return new RunOrder.Taken(RunKind.Replay, isDry ? $"preview of {scope}" : scope, (tally, cancel) => replay.RunAsync(filter, isDry, actor.Name, tally, cancel));
    }

    private static string ScopeOf(ReplayRequest request, ImmutableArray<string> ids) => string.Join(", ", new[]
    {
        ids.IsEmpty ? null : $"{ids.Length} events",
        request.From is null ? null : $"from {request.From}",
        request.To is null ? null : $"to {request.To}",
        request.Mapping is null ? null : $"mapping {request.Mapping}",
        request.RaisedCode is null ? null : $"raised with {request.RaisedCode}",
    }.OfType<string>());
}
