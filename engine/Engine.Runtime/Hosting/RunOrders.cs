using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Runtime.Access;
using Engine.Runtime.Ingest;
using Engine.Runtime.Scheduling;
using Engine.Runtime.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime.Text;

namespace Engine.Runtime.Hosting;

/// <summary>Takes people's orders for runs: each is refused with what would be right, or begun in the background.</summary>
internal sealed class RunOrders(ISnapshotSource snapshots, RunRecorder runs, BackgroundRuns background, TimeProvider clock)
{
    public const int MostIds = 10_000;

    /// <summary>A run under a reason.</summary>
    /// <param name="read">Makes a run of the order, or says what is wrong with it.</param>
    public Task<Results<Accepted<RunStarted>, BadRequest<IngestAnswer>, Conflict<IngestAnswer>>> StartAsync(
        string client, Actor actor, string? why, Func<ClientConfig, RunOrder> read) =>
        StartAsync(client, actor, why, TroubleWith(client, why) is { } trouble ? new RunOrder.Refused(trouble) : read(snapshots.Current.Clients[client]));

    /// <summary>A run that changes nothing, so that no reason has to be given.</summary>
    /// <inheritdoc cref="StartAsync(string, Actor, string, Func{ClientConfig, RunOrder})"/>
    public Task<Results<Accepted<RunStarted>, BadRequest<IngestAnswer>, Conflict<IngestAnswer>>> StartDryAsync(
        string client, Actor actor, string? why, Func<ClientConfig, RunOrder> read) =>
        StartAsync(client, actor, why, TroubleWith(client) is { } trouble ? new RunOrder.Refused(trouble) : read(snapshots.Current.Clients[client]));

    /// <summary>A run that keeps its report itself.</summary>
    /// <inheritdoc cref="BackgroundRuns.StartAsync"/>
    public async Task<Results<Accepted<RunStarted>, BadRequest<IngestAnswer>, Conflict<IngestAnswer>>> BeginAsync(
        string client, RunKind kind, Func<Func<long, Task>, CancellationToken, Task<RunReport?>> run) =>
        await background.StartAsync(client, kind, run) is { } number
            ? TypedResults.Accepted($"/api/runs/{number}", new RunStarted(OperationsJson.FormatVersion, number))
            : TypedResults.Conflict(new IngestAnswer(TimeCodes.RunUnderWay.Id, $"A run of this kind is under way for {client}."));

    /// <summary>What is wrong with an order under a reason, whatever it orders.</summary>
    public string? TroubleWith(string client, string? why) =>
        TroubleWith(client) ?? (string.IsNullOrWhiteSpace(why) ? "Say why, for whoever looks at it later." : null);

    public static BadRequest<IngestAnswer> Refuse(string message) => TypedResults.BadRequest(new IngestAnswer(TimeCodes.RunOrderUnusable.Id, message));

    /// <summary>Both days included, in the client's zone.</summary>
    public static (DateTimeOffset? From, DateTimeOffset? To, string? Wrong) Span(ClientConfig client, string? from, string? to)
    {
        var first = from is null ? null : LocalDatePattern.Iso.Parse(from);
        var last = to is null ? null : LocalDatePattern.Iso.Parse(to);
        if (first is { Success: false } || last is { Success: false })
        {
            return (null, null, $"\"{(first is { Success: false } ? from : to)}\" is no date. Write year, month and day, such as 2026-01-01.");
        }

        return first is not null && last is not null && first.Value > last.Value
            ? (null, null, $"{from} is after {to}.")
            : (first?.Value.AtStartOfDayInZone(client.Zone).ToDateTimeOffset(), last?.Value.PlusDays(1).AtStartOfDayInZone(client.Zone).ToDateTimeOffset(), null);
    }

    private string? TroubleWith(string client) => snapshots.Current.Clients.ContainsKey(client)
        ? null
        : $"There is no client \"{client}\".{Suggestion.DidYouMean(client, snapshots.Current.Clients.Keys)}";

    private async Task<Results<Accepted<RunStarted>, BadRequest<IngestAnswer>, Conflict<IngestAnswer>>> StartAsync(string client, Actor actor, string? why, RunOrder order)
    {
        switch (order)
        {
            case RunOrder.Refused(var message):
                return Refuse(message);
            case RunOrder.Taken(var kind, var scope, var work):
                var start = new RunStart(kind, client, null, scope, actor.Name, why, clock.GetUtcNow());
                return await BeginAsync(client, kind, async (started, cancel) => await runs.RunAsync(start, tally => work(tally, cancel), started));
            default:
                throw new System.Diagnostics.UnreachableException(order.ToString());
        }
    }
}
