using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Engine.Runtime.Access;
using Engine.Runtime.ExceptionQueue;
using Engine.Runtime.Ingest;
using Engine.Runtime.Payloads;
using Engine.Runtime.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Engine.Runtime.Hosting.Exceptions;

/// <summary>The exception queue over HTTP. Nothing is decided here: <see cref="ExceptionDesk"/> does.</summary>
internal static class ExceptionEndpoints
{
    private const int Page = 100;
    private const int LargestPage = 1000;
    private const int MostGroups = 500;

    public static void MapExceptions(this IEndpointRouteBuilder routes)
    {
        var queue = routes.MapGroup("/api/exceptions").WithTags("Exceptions");
        queue.MapGet("/", ListAsync).RequireRoleWithinClient(Role.Viewer).WithName("listExceptions").WithSummary("Items of the exception queue, a page at a time.");
        queue.MapGet("/groups", GroupsAsync).RequireRoleWithinClient(Role.Viewer).WithName("groupExceptions").WithSummary("Items by cause, with their number and what they are worth.");
        queue.MapGet("/{item}", ShowAsync).RequireRoleWithinClient(Role.Viewer).WithName("showException").WithSummary("Everything about one item: payload, plan, requests, answers, history.");
        Action<RetryOrder>(queue, "/{item}/retry", Role.Operator, RetryAsync, "retryException", "Has the event worked again.");
        Action<EditOrder>(queue, "/{item}/edit", Role.Approver, EditAsync, "editException", "Puts another payload in the place of the delivered one, which is kept, and has the event worked again.");
        Action<CrosswalkOrder>(queue, "/{item}/crosswalk", Role.Approver, CrosswalkAsync, "addCrosswalkRow", "Adds the missing row to the crosswalk's file and has the event worked again.");
        Action<LinkOrder>(queue, "/{item}/link", Role.Approver, LinkAsync, "linkException", "Links the event to a record that is in NetSuite already.");
        Action<ConfirmOrder>(
            queue, "/{item}/confirm", Role.Approver, (desk, number, order, who, cancel) => desk.ConfirmAsync(number, order.Documents ?? [], who, cancel), "confirmException", "Says which open documents a payment is for, and has the event worked again.");
        Action<HoldOrder>(queue, "/{item}/hold", Role.Operator, HoldAsync, "holdException", "Sets the item aside until a time or an event.");
        Action<ReleaseOrder>(
            queue, "/{item}/release", Role.Approver, (desk, number, order, who, cancel) => desk.ReleaseAsync(number, order.On, who, cancel), "releaseException", "Has an event booked although its period is closed.");
        queue.MapPost("/waiting/{client}/{id}/release", ReleaseWaitingAsync)
            .RequireRoleWithinClient(Role.Approver)
            .WithName("releaseWaiting")
            .WithSummary("Has an event that waits for its period booked although it is closed.");
        Action<ActionOrder>(queue, "/{item}/resolve", Role.Approver, (desk, number, order, who, _) => desk.ResolveAsync(number, who), "resolveException", "Ends the item without posting.");
        Action<ActionOrder>(queue, "/{item}/reopen", Role.Operator, (desk, number, order, who, _) => desk.ReopenAsync(number, who), "reopenException", "Opens an item again that was settled or held.");
        Action<AssignOrder>(queue, "/{item}/assign", Role.Operator, (desk, number, order, who, _) => desk.AssignAsync(number, Given(order.To), who), "assignException", "Gives the item to somebody.");
        queue.MapPost("/groups/{group}/retry", RetryGroupAsync).RequireRoleWithinClient(Role.Approver).WithName("retryExceptionGroup").WithSummary("Has all raised items of a cause worked again, a bounded number at a time.");
    }

    private static void Action<TOrder>(
        IEndpointRouteBuilder queue, string path, Role role, Func<ExceptionDesk, long, TOrder, DeskOrder, CancellationToken, Task<DeskAnswer>> act, string name, string summary)
        where TOrder : ActionOrder => queue
        .MapPost(path, (string item, TOrder? order, Actor actor, ExceptionDesk desk, IExceptions items, CancellationToken cancel) => ActAsync(item, order, actor, desk, items, act, cancel))
        .RequireRoleWithinClient(role)
        .WithName(name)
        .WithSummary(summary);

    private static async Task<Results<Ok<ItemList>, BadRequest<IngestAnswer>>> ListAsync(
        IExceptions items, Actor actor, ISnapshotSource snapshots, TimeProvider clock, string? client, string? state, string? code, string? group, string? assignee, int? olderThanDays, string? after, int? limit)
    {
        if (limit is < 1 or > LargestPage)
        {
            return TypedResults.BadRequest(new IngestAnswer(ExceptionQueueCodes.BadRequest.Id, $"limit is 1 to {LargestPage}."));
        }

        var size = limit ?? Page;
        switch (Filter(actor, clock, client, state, code, group, assignee, olderThanDays, after))
        {
            case (null, var trouble):
                return TypedResults.BadRequest(new IngestAnswer(ExceptionQueueCodes.BadRequest.Id, trouble!));
            case (var filter, _):
                var page = await items.ListAsync(filter! with { Limit = size });
                return TypedResults.Ok(new ItemList(OperationsJson.FormatVersion, [.. page.Select(item => ItemView.Of(PayloadRedaction.For(actor, snapshots, item.Client).Apply(item)))], page.Length == size ? ItemName.Of(page[^1].Number) : null));
        }
    }

    private static async Task<Results<Ok<GroupList>, BadRequest<IngestAnswer>>> GroupsAsync(
        IExceptions items, Actor actor, TimeProvider clock, string? client, string? state, string? code, string? group, string? assignee, int? olderThanDays)
    {
        switch (Filter(actor, clock, client, state, code, group, assignee, olderThanDays, null))
        {
            case (null, var trouble):
                return TypedResults.BadRequest(new IngestAnswer(ExceptionQueueCodes.BadRequest.Id, trouble!));
            case (var filter, _):
                var groups = await items.GroupsAsync(filter!);
                return TypedResults.Ok(new GroupList(OperationsJson.FormatVersion, [.. groups.Take(MostGroups).Select(GroupView.Of)], Math.Max(0, groups.Length - MostGroups)));
        }
    }

    private static async Task<Results<Ok<ItemDetail>, NotFound<IngestAnswer>>> ShowAsync(string item, IExceptions items, Actor actor, ISnapshotSource snapshots) =>
        await FindAsync(item, items, actor) is { } report
            ? TypedResults.Ok(ItemDetail.Of(PayloadRedaction.For(actor, snapshots, report.Item.Client).Apply(report)))
            : TypedResults.NotFound(NoItem(item));

    private static async Task<Results<Ok<ActionView>, BadRequest<ActionRefusal>, NotFound<ActionRefusal>, Conflict<ActionRefusal>>> ActAsync<TOrder>(
        string item, TOrder? order, Actor actor, ExceptionDesk desk, IExceptions items, Func<ExceptionDesk, long, TOrder, DeskOrder, CancellationToken, Task<DeskAnswer>> act, CancellationToken cancel)
        where TOrder : ActionOrder
    {
        if (WhyNoOrder(order) is { } unusable)
        {
            return unusable;
        }

        return await FindAsync(item, items, actor) is { } report
            ? Answer(await act(desk, report.Item.Number, order!, new DeskOrder(actor.Name, Given(order!.Why), order.DryRun), cancel), order.DryRun)
            : TypedResults.NotFound(new ActionRefusal(ExceptionQueueCodes.NoItem.Id, NoItem(item).Message, []));
    }

    private static async Task<Results<Ok<ActionView>, BadRequest<ActionRefusal>, NotFound<ActionRefusal>, Conflict<ActionRefusal>>> ReleaseWaitingAsync(
        string client, string id, ReleaseOrder? order, Actor actor, ExceptionDesk desk, IStore store, CancellationToken cancel)
    {
        if (WhyNoOrder(order) is { } unusable)
        {
            return unusable;
        }

        var waiting = actor.Sees(client) ? (await store.Inspection.EventAsync(client, id)).FirstOrDefault(report => report.Summary.State == EventState.Waiting) : null;
        return waiting is not null
            ? Answer(await desk.ReleaseWaitingAsync(waiting, order!.On, new DeskOrder(actor.Name, Given(order.Why), order.DryRun), cancel), order.DryRun, id)
            : TypedResults.NotFound(new ActionRefusal(ExceptionQueueCodes.NoItem.Id, $"No event of {client} with that id waits.", []));
    }

    private static BadRequest<ActionRefusal>? WhyNoOrder(ActionOrder? order) =>
        (order is null ? "The body is a JSON object, such as {\"why\": \"…\", \"dryRun\": true}." : Unusable(order.Why)) is { } unusable
            ? TypedResults.BadRequest(new ActionRefusal(ExceptionQueueCodes.BadRequest.Id, unusable, []))
            : null;

    private static Results<Ok<ActionView>, BadRequest<ActionRefusal>, NotFound<ActionRefusal>, Conflict<ActionRefusal>> Answer(DeskAnswer answer, bool isDryRun, string? eventId = null) => answer switch
    {
        DeskAnswer.Done done => TypedResults.Ok(ActionView.Of(done, isDryRun, eventId)),
        DeskAnswer.Refused refused when IsBadRequest(refused) => TypedResults.BadRequest(Refusal(refused)),
        DeskAnswer.Refused refused => TypedResults.Conflict(Refusal(refused)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static async Task<Results<Ok<GroupActionView>, BadRequest<ActionRefusal>>> RetryGroupAsync(
        string group, GroupRetryOrder? order, Actor actor, ExceptionDesk desk, CancellationToken cancel)
    {
        if (order is null || IsOriginal(order.Revision) is not { } original || Unusable(order.Why) is not null || (order.After is { } text && ItemName.Read(text) is null))
        {
            return TypedResults.BadRequest(new ActionRefusal(ExceptionQueueCodes.BadRequest.Id, "The body is a JSON object; revision is current or original, after the id of an item, such as X17.", []));
        }

        var who = new DeskOrder(actor.Name, Given(order.Why), order.DryRun);
        var after = order.After is { } last ? ItemName.Read(last) : null;
        var answer = await desk.RetryGroupAsync(group, actor.Only(order.Client), original, after, order.Limit ?? Page, who, cancel);
        return TypedResults.Ok(new GroupActionView(
            OperationsJson.FormatVersion,
            group,
            order.DryRun,
            [.. answer.Answers.Select(one => one.Answer).OfType<DeskAnswer.Done>().Select(done => ActionView.Of(done, order.DryRun))],
            [.. answer.Answers.Where(one => one.Answer is DeskAnswer.Refused).Select(one => Refused(one.Item, (DeskAnswer.Refused)one.Answer))],
            answer.Next is { } next ? ItemName.Of(next) : null));
    }

    private static Task<DeskAnswer> RetryAsync(ExceptionDesk desk, long number, RetryOrder order, DeskOrder who, CancellationToken cancel) =>
        IsOriginal(order.Revision) is { } original ? desk.RetryAsync(number, original, who, cancel) : Bad("revision is current or original.");

    private static Task<DeskAnswer> EditAsync(ExceptionDesk desk, long number, EditOrder order, DeskOrder who, CancellationToken cancel) =>
        order.Payload is { ValueKind: not JsonValueKind.Null and not JsonValueKind.Undefined } payload
            ? desk.EditAsync(number, Encoding.UTF8.GetBytes(payload.GetRawText()), who, cancel)
            : Bad("payload is the whole body as the source would send it.");

    private static Task<DeskAnswer> CrosswalkAsync(ExceptionDesk desk, long number, CrosswalkOrder order, DeskOrder who, CancellationToken cancel) =>
        desk.AddRowAsync(number, new NewRow(Given(order.Table), Given(order.Key), order.InternalId ?? "", Given(order.Name)), who, cancel);

    private static Task<DeskAnswer> LinkAsync(ExceptionDesk desk, long number, LinkOrder order, DeskOrder who, CancellationToken cancel) =>
        desk.LinkAsync(number, Given(order.Record), order.InternalId ?? "", order.AcceptDifferences, who, cancel);

    private static Task<DeskAnswer> HoldAsync(ExceptionDesk desk, long number, HoldOrder order, DeskOrder who, CancellationToken cancel) =>
        desk.HoldAsync(number, order.Until, Given(order.Event), who);

    private static async Task<ItemReport?> FindAsync(string item, IExceptions items, Actor actor) =>
        ItemName.Read(item) is { } number && await items.ItemAsync(number) is { } report && actor.Sees(report.Item.Client) ? report : null;

    private static (ItemFilter? Filter, string? Trouble) Filter(
        Actor actor, TimeProvider clock, string? client, string? state, string? code, string? group, string? assignee, int? olderThanDays, string? after)
    {
        const int MostDays = 36_500;
        var wanted = Enum.GetValues<ItemState>().Cast<ItemState?>().FirstOrDefault(known => known.ToString()!.Equals(state, StringComparison.OrdinalIgnoreCase));
        var from = string.IsNullOrEmpty(after) ? null : ItemName.Read(after);
        return (wanted, from) switch
        {
            (null, _) when !string.IsNullOrEmpty(state) => (null, $"\"{state}\" is no state. States are open, held, resolved, superseded."),
            (_, null) when !string.IsNullOrEmpty(after) => (null, $"\"{after}\" is no item. Items are called X17."),
            _ when olderThanDays is < 0 or > MostDays => (null, $"olderThanDays is 0 to {MostDays}."),
            _ => (new ItemFilter(
                actor.Only(Given(client)), wanted, Given(code), Given(group), assignee, olderThanDays is { } days ? clock.GetUtcNow().AddDays(-days) : null, from), null),
        };
    }

    private static string? Unusable(string? why) => why switch
    {
        { Length: > 1000 } => "why has at most 1000 characters.",
        not null when why.Any(char.IsControl) => "why has no control characters.",
        _ => null,
    };

    // Null when it says neither.
    private static bool? IsOriginal(string? revision) => revision switch
    {
        null or "" or "current" => false,
        "original" => true,
        _ => null,
    };

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static bool IsBadRequest(DeskAnswer.Refused refused) =>
        refused.Code == ExceptionQueueCodes.BadRequest || refused.Code == ExceptionQueueCodes.NoReason || refused.Code == ExceptionQueueCodes.BadPayload;

    private static ActionRefusal Refusal(DeskAnswer.Refused refused) => new(refused.Code.Id, Shown.Text(refused.Message), Shown.All(refused.Differences));

    private static RefusedItem Refused(long item, DeskAnswer.Refused refused) => new(ItemName.Of(item), refused.Code.Id, refused.Message);

    private static Task<DeskAnswer> Bad(string message) => Task.FromResult<DeskAnswer>(new DeskAnswer.Refused(ExceptionQueueCodes.BadRequest, message));

    private static IngestAnswer NoItem(string item) => new(ExceptionQueueCodes.NoItem.Id, $"There is no item {(item.Length <= 20 ? item : item[..20] + "…")}.");
}
