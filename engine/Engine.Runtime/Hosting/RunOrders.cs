using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Runtime.Ingest;
using Engine.Runtime.Scheduling;
using Engine.Runtime.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime.Text;

namespace Engine.Runtime.Hosting;

/// <summary>What orders for runs have in common: how they are read, refused and begun.</summary>
internal static class RunOrders
{
    public const int MostIds = 10_000;

    public static async Task<Results<Accepted<RunStarted>, BadRequest<IngestAnswer>, Conflict<IngestAnswer>>> StartAsync(
        BackgroundRuns background, string client, RunKind kind, Func<Func<long, Task>, CancellationToken, Task<RunReport?>> run) =>
        await background.StartAsync(client, kind, run) is { } number
            ? TypedResults.Accepted($"/api/runs/{number}", new RunStarted(OperationsJson.FormatVersion, number))
            : TypedResults.Conflict(new IngestAnswer(TimeCodes.RunUnderWay.Id, $"A run of this kind is under way for {client}."));

    public static string? Trouble(ISnapshotSource snapshots, string client, string? why) => snapshots.Current.Clients.ContainsKey(client)
        ? string.IsNullOrWhiteSpace(why) ? "Say why, for whoever looks at it later." : null
        : $"There is no client \"{client}\".{Suggestion.DidYouMean(client, snapshots.Current.Clients.Keys)}";

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
}
