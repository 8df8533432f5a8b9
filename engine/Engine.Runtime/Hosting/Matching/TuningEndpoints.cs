using System.Text.Json;
using System.Text.Json.Nodes;
using Engine.Core.Matching.Tuning;
using Engine.Runtime.Access;
using Engine.Runtime.CashApplication.Tuning;
using Engine.Runtime.Ingest;
using Engine.Runtime.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Engine.Runtime.Hosting.Matching;

/// <summary>Tuning of match sets over HTTP. Nothing is decided here: <see cref="TuningDesk"/> does.</summary>
internal static class TuningEndpoints
{
    private const int Page = 100;
    private const int LongestWhy = 500;
    private const int MostChanges = 50;
    private const int MostMoves = 1_000;
    private const int MostAliases = 5_000;

    public static void MapTuning(this IEndpointRouteBuilder routes)
    {
        var match = routes.MapGroup("/api/match").WithTags("Matching");
        match.MapPost("/what-if", TryAsync).RequireRoleWithinClient(Role.Viewer).WithName("tryMatchChange").WithSummary("What other thresholds or actions would have come to for the payments in the journal. Changes nothing.");
        match.MapGet("/changes", ListAsync).RequireRoleWithinClient(Role.Viewer).WithName("listMatchChanges").WithSummary("Changes of match sets: who wanted them and why, and how they stand.");
        match.MapPost("/changes", ChangeAsync).RequireRoleWithinClient(Role.Operator).WithName("changeMatchSet").WithSummary("Changes a threshold, or a tier's action or enabled, in the rule file; a proposal where the client wants a second person's approval, else for approvers.");
        match.MapPost("/changes/{id}/approve", ApproveAsync).RequireRoleWithinClient(Role.Approver).WithName("approveMatchChange").WithSummary("Writes a proposal of somebody else into the rule file.");
        match.MapPost("/changes/{id}/withdraw", WithdrawAsync).RequireRoleWithinClient(Role.Operator).WithName("withdrawMatchChange").WithSummary("Takes a proposal back, or turns it down.");
        match.MapGet("/aliases", AliasesAsync).RequireRoleWithinClient(Role.Operator).WithName("listPayerAliases").WithSummary("Payers' names that people took for a customer, and those that the crosswalk lists.");
        match.MapPost("/aliases/confirm", (AliasOrder order, Actor actor, AliasDesk desk) => AliasAsync(order, actor, desk.ConfirmAsync)).RequireRoleWithinClient(Role.Approver).WithName("confirmPayerAlias").WithSummary("Writes what was learned of a payer's name into the client's crosswalk.");
        match.MapPost("/aliases/withdraw", (AliasOrder order, Actor actor, AliasDesk desk) => AliasAsync(order, actor, desk.WithdrawAsync)).RequireRoleWithinClient(Role.Approver).WithName("withdrawPayerAlias").WithSummary("Marks a payer's name in the client's crosswalk as not to be used.");
    }

    private static async Task<Results<Ok<AliasList>, NotFound<IngestAnswer>>> AliasesAsync(string client, Actor actor, AliasDesk desk) =>
        actor.Sees(client) && await desk.ListAsync(client) is { } aliases
            ? TypedResults.Ok(new AliasList(OperationsJson.FormatVersion, [.. aliases.Take(MostAliases)], Math.Max(0, aliases.Length - MostAliases)))
            : NoSuchClient.Answer(client);

    private static async Task<Results<Ok<TuningView>, BadRequest<IngestAnswer>, NotFound<IngestAnswer>, Conflict<IngestAnswer>>> AliasAsync(
        AliasOrder order, Actor actor, Func<string, string, string, string, Task<TuningAnswer>> act) =>
        Trouble(order.Why) is { } trouble ? Bad(trouble)
            : !actor.Sees(order.Client) ? NoSuchClient.Answer(order.Client)
            : Show(await act(order.Client, order.Payer, actor.Name, order.Why));

    private static async Task<Results<Ok<JsonNode>, BadRequest<IngestAnswer>, NotFound<IngestAnswer>>> TryAsync(
        WhatIfOrder order, Actor actor, TuningDesk desk, ISnapshotSource snapshots, CancellationToken cancel)
    {
        if (!actor.Sees(order.Client) || snapshots.Current.Clients.GetValueOrDefault(order.Client) is not { } client)
        {
            return NoSuchClient.Answer(order.Client);
        }

        var (from, to, wrong) = RunOrders.Span(client, order.From, order.To);
        if (wrong is not null || order.Set?.Length > MostChanges)
        {
            return TypedResults.BadRequest(new IngestAnswer(TuningCodes.OrderUnusable.Id, wrong ?? $"At most {MostChanges} changes are tried together."));
        }

        var (trial, refusal) = await desk.TryAsync(order.Client, order.Rules, order.Set ?? [], order.Sweep, from, to, cancel);
        return trial is null ? TypedResults.BadRequest(new IngestAnswer(refusal!.Code.Id, refusal.Message)) : TypedResults.Ok(Json(trial));
    }

    private static async Task<Results<Ok<ChangeList>, BadRequest<IngestAnswer>>> ListAsync(IMatchChanges changes, Actor actor, string? client, string? before, int? limit)
    {
        var size = Math.Clamp(limit ?? Page, 1, 1000);
        if (before is not null && NumberOf(before) is null)
        {
            return TypedResults.BadRequest(new IngestAnswer(TuningCodes.OrderUnusable.Id, $"\"{before}\" is no change. Changes are called M3."));
        }

        var page = await changes.ListAsync(actor.Only(client), before is null ? null : NumberOf(before), size);
        return TypedResults.Ok(new ChangeList(OperationsJson.FormatVersion, [.. page.Select(ChangeView.Of)], page.Length == size ? TuningDesk.Name(page[^1].Number) : null));
    }

    private static async Task<Results<Ok<TuningView>, BadRequest<IngestAnswer>, NotFound<IngestAnswer>, Conflict<IngestAnswer>>> ChangeAsync(
        ChangeOrder order, Actor actor, TuningDesk desk, CancellationToken cancel)
    {
        if (Trouble(order.Why) is { } trouble || order.Set is not { Length: > 0 and <= MostChanges })
        {
            return Bad(Trouble(order.Why) ?? $"`set` has 1 to {MostChanges} changes, such as windowDays=7.");
        }

        return !actor.Sees(order.Client)
            ? NoSuchClient.Answer(order.Client)
            : Show(await desk.ChangeAsync(new TuningOrder(order.Client, order.Rules, order.Set, actor.Name, order.Why, actor.Role >= Role.Approver, order.DryRun), cancel));
    }

    private static Task<Results<Ok<TuningView>, BadRequest<IngestAnswer>, NotFound<IngestAnswer>, Conflict<IngestAnswer>>> ApproveAsync(
        string id, SettleOrder order, Actor actor, TuningDesk desk, IMatchChanges changes, CancellationToken cancel) =>
        SettleAsync(id, order, actor, changes, number => desk.ApproveAsync(number, actor.Name, order.Why, cancel));

    private static Task<Results<Ok<TuningView>, BadRequest<IngestAnswer>, NotFound<IngestAnswer>, Conflict<IngestAnswer>>> WithdrawAsync(
        string id, SettleOrder order, Actor actor, TuningDesk desk, IMatchChanges changes, CancellationToken cancel) =>
        SettleAsync(id, order, actor, changes, number => desk.WithdrawAsync(number, actor.Name, order.Why, cancel));

    private static async Task<Results<Ok<TuningView>, BadRequest<IngestAnswer>, NotFound<IngestAnswer>, Conflict<IngestAnswer>>> SettleAsync(
        string id, SettleOrder order, Actor actor, IMatchChanges changes, Func<long, Task<TuningAnswer>> settle)
    {
        if (Trouble(order.Why) is { } trouble)
        {
            return Bad(trouble);
        }

        return NumberOf(id) is { } number && await changes.FindAsync(number) is { } found && actor.Sees(found.Wanted.Client)
            ? Show(await settle(number))
            : TypedResults.NotFound(new IngestAnswer(TuningCodes.NotProposed.Id, $"There is no change {(id.Length <= 20 ? id : id[..20] + "…")}."));
    }

    private static Results<Ok<TuningView>, BadRequest<IngestAnswer>, NotFound<IngestAnswer>, Conflict<IngestAnswer>> Show(TuningAnswer answer) => answer switch
    {
        TuningAnswer.Done(var change, var says, var trial) => TypedResults.Ok(
            new TuningView(OperationsJson.FormatVersion, change is null ? null : ChangeView.Of(change), says, trial?.Comparison.Moves.Length)),
        TuningAnswer.Refused(var code, var message) when code == TuningCodes.CannotChange || code == TuningCodes.NoMatchSet => TypedResults.BadRequest(new IngestAnswer(code.Id, message)),
        TuningAnswer.Refused(var code, var message) => TypedResults.Conflict(new IngestAnswer(code.Id, message)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static BadRequest<IngestAnswer> Bad(string message) => TypedResults.BadRequest(new IngestAnswer(TuningCodes.OrderUnusable.Id, message));

    private static string? Trouble(string why) =>
        why.Trim().Length is >= 1 and <= LongestWhy && !why.Any(char.IsControl) ? null : $"`why` has 1 to {LongestWhy} characters on one line.";

    private static long? NumberOf(string id) => LetteredNumber.Read(TuningDesk.Letter, id);

    private static JsonNode Json(MatchTrial trial)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            MatchTrialJson.Write(writer, trial, MostMoves);
        }

        return JsonNode.Parse(buffer.GetBuffer().AsSpan(0, (int)buffer.Length))!;
    }
}
