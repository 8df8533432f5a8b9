using System.Collections.Immutable;
using Engine.Core.Diagnostics;
using Engine.Core.Scheduling;
using Engine.Runtime.Access;
using Engine.Runtime.Ingest;
using Engine.Runtime.Payloads;
using Engine.Runtime.Scheduling;
using Engine.Runtime.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Engine.Runtime.Hosting;

/// <summary>Schedules, catch-up and when mappings deliver.</summary>
internal static class ScheduleEndpoints
{
    public static void MapSchedules(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/schedules", SchedulesAsync).RequireRoleWithinClient(Role.Viewer).WithName("listSchedules").WithSummary("Schedules with their last run and their next ones.");
        routes.MapPost("/api/clients/{client}/catch-up", CatchUpAsync).RequireRole(Role.Operator).WithName("catchUp").WithSummary("Lists recent events at Stripe and takes those that never arrived.");
        routes.MapPost("/api/clients/{client}/deliver", DeliverAsync).RequireRole(Role.Operator).WithName("switchDelivery").WithSummary("Switches when a mapping's events are written, until a time.");
    }

    private static async Task<Ok<ScheduleList>> SchedulesAsync(Actor actor, ScheduleRunner runner, IStore store, ISnapshotSource snapshots, TimeProvider clock)
    {
        var states = (await store.Inspection.History.SchedulesAsync()).ToDictionary(state => (state.Client, state.Name));
        var list = ImmutableArray.CreateBuilder<ScheduleView>();
        foreach (var (client, schedule) in runner.All.Where(one => actor.Sees(one.Client.Name)).ToList())
        {
            var last = states.GetValueOrDefault((client.Name, schedule.Name))?.LastRun is { } number ? await RunEndpoints.FindAsync(store, number) : null;
            list.Add(ScheduleView.Of(client, schedule, last is null ? null : RunView.Of(PayloadRedaction.For(actor, snapshots, client.Name).Apply(last), withRemarks: false), clock.GetUtcNow()));
        }

        return TypedResults.Ok(new ScheduleList(OperationsJson.FormatVersion, list.ToImmutable()));
    }

    private static async Task<Results<Accepted<RunStarted>, BadRequest<IngestAnswer>, Conflict<IngestAnswer>>> CatchUpAsync(
        string client, CatchUpOrder order, Actor actor, ISnapshotSource snapshots, RunOrders orders, ScheduleRunner runner)
    {
        if (orders.TroubleWith(client, order.Why) is { } trouble)
        {
            return RunOrders.Refuse(trouble);
        }

        var config = snapshots.Current.Clients[client];
        return config.Stripe?.ApiKey is null
            ? RunOrders.Refuse($"Client {client} names no `apiKey` under connections.stripe, so its events cannot be listed.")
            : await orders.BeginAsync(client, RunKind.CatchUp, (started, cancel) =>
                runner.RunNowAsync(config, ScheduledTask.CatchUp, actor.Name, order.Why, cancel, started));
    }

    private static async Task<Results<Ok<DeliverySwitched>, BadRequest<IngestAnswer>>> DeliverAsync(
        string client, DeliveryOrder order, Actor actor, ISnapshotSource snapshots, RunOrders orders, DeliveryBoard deliveries, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        var trouble = orders.TroubleWith(client, order.Why) ?? order switch
        {
            { Mode: DeliveryMode.Nightly } => "A mapping is switched to now or to window.",
            _ when order.Until <= now => "The time until which it holds has passed.",
            _ when !snapshots.Current.Clients[client].Mappings.Any(mapping => mapping.Name == order.Mapping) =>
                $"Client {client} has no mapping \"{order.Mapping}\".{Suggestion.DidYouMean(order.Mapping, snapshots.Current.Clients[client].Mappings.Select(mapping => mapping.Name))}",
            _ => null,
        };
        if (trouble is not null)
        {
            return TypedResults.BadRequest(new IngestAnswer(TimeCodes.RunOrderUnusable.Id, trouble));
        }

        var word = new DeliverySwitch(client, order.Mapping, order.Mode, order.Until.ToUniversalTime(), now, actor.Name, order.Why);
        var looked = await deliveries.SwitchAsync(word);
        return TypedResults.Ok(new DeliverySwitched(OperationsJson.FormatVersion, word, looked.Length));
    }
}
