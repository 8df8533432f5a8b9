using System.Collections.Immutable;
using System.Data.Common;
using Engine.Core.Configuration;
using Engine.Core.Sources;
using Engine.Runtime.Storage;
using Engine.Runtime.Telemetry;
using Engine.Runtime.Work;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Engine.Runtime.Ingest;

/// <summary>
/// Takes deliveries in, whatever their source: room, key or signature, body, disk, and only then the acknowledgement. Nothing slower than a
/// commit stands between a delivery and its answer. What one delivery holds is kept whole or not at all.
/// </summary>
internal sealed class EventIntake(
    ISnapshotSource snapshots, IStore store, EventDesk desk, IntakeGate gate, DoorKeeper keeper, Refusals refusals, ICrashPoints crash, ILogger<EventIntake> logger)
{
    /// <param name="clientName">From the address.</param>
    /// <param name="source">From the address.</param>
    public async Task<IResult> TakeAsync(string clientName, string source, HttpRequest request, CancellationToken cancel)
    {
        if (!snapshots.Current.Clients.TryGetValue(clientName, out var client) || SourceDoor.Of(client, source) is not { } door)
        {
            return refusals.Refuse("", RuntimeCodes.UnknownAddress, "No client of this name receives events of this source here.", StatusCodes.Status404NotFound);
        }

        if (keeper.Stop(client, door, request, out var keys) is { } stopped)
        {
            return stopped;
        }

        using var span = Tracing.Intake(source, client.Name);
        if (!gate.TryEnter(request.ContentLength, out var reserved))
        {
            return refusals.Later(client.Name, RuntimeCodes.TooManyBytes);
        }

        try
        {
            return await TakeAsync(client, door, keys, request, cancel);
        }
        finally
        {
            gate.Leave(reserved);
        }
    }

    private async Task<IResult> TakeAsync(ClientConfig client, SourceDoor door, IReadOnlyCollection<string> keys, HttpRequest request, CancellationToken cancel)
    {
        using var body = await ReceivedBody.ReadAsync(request, EventSource.MaxBodyBytes, cancel);
        if (body is null)
        {
            return refusals.Refuse(client.Name, EventCodes.TooLarge, "The body is larger than 1 MiB.", StatusCodes.Status413PayloadTooLarge);
        }

        if (keeper.StopBody(client, door, request, body.Bytes.Span, keys) is { } stopped)
        {
            return stopped;
        }

        return door.Unpack(request, body.Bytes) switch
        {
            Unpacking.Rejected(var why, var reason) => refusals.Refuse(client.Name, why, reason, StatusCodes.Status400BadRequest),
            Unpacking.Envelopes(var envelopes, var isBatch) => await ReadAsync(client, door.Source, envelopes, isBatch),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private Task<IResult> ReadAsync(ClientConfig client, string source, ImmutableArray<ReadOnlyMemory<byte>> envelopes, bool isBatch)
    {
        var deliveries = ImmutableArray.CreateBuilder<Delivery>(envelopes.Length);
        foreach (var envelope in envelopes)
        {
            var incoming = Incoming.Of(source, envelope);
            if (incoming.Reading is EventReading.Rejected(var code, var message))
            {
                return Task.FromResult<IResult>(refusals.Refuse(client.Name, code, message, StatusCodes.Status400BadRequest, isBatch ? deliveries.Count : null));
            }

            deliveries.Add(desk.Deliver(client, incoming) with { TraceParent = Tracing.Context });
        }

        return KeepAsync(client, source, deliveries.MoveToImmutable(), isBatch);
    }

    private async Task<IResult> KeepAsync(ClientConfig client, string source, ImmutableArray<Delivery> deliveries, bool isBatch)
    {
        ImmutableArray<Acceptance>? kept = null;
        try
        {
            kept = deliveries.Length == 1 ? [await store.Inbox.AcceptAsync(deliveries[0])] : await store.Inbox.AcceptAsync(deliveries);
        }
        catch (Exception failure)
        {
            // A lost dependency: disk full, disk gone. Whether or not the commit took place, the sender repeats the delivery
            // and the event's id tells it from a new one.
            logger.LogError(
                failure is DbException or IOException ? null : failure,
                "{Count} events of {Client} could not be kept, {Event} among them, under configuration {Revision}: {Reason}",
                deliveries.Length,
                client.Name,
                deliveries.FirstOrDefault()?.Event.Id,
                client.Revision,
                failure.Message);
        }

        crash.Pass(CrashPoint.AfterInbox);
        foreach (var delivery in deliveries)
        {
            delivery.Event.Release();
        }

        if (kept is not { } acceptances)
        {
            return refusals.Later(client.Name, RuntimeCodes.StorageUnavailable);
        }

        desk.Announce(client.Name, source, acceptances);
        return new IngestResult(isBatch ? AnswerBatch(deliveries, acceptances) : Answer(deliveries[0].Event.Id, acceptances[0]));
    }

    private static IngestAnswer Answer(string id, Acceptance acceptance) => acceptance switch
    {
        Acceptance.New => new IngestAnswer("accepted", $"{id} is kept."),
        Acceptance.Repeat => new IngestAnswer("repeated", $"{id} is here already."),
        Acceptance.Variant => new IngestAnswer("variant", $"{id} is here already with another body; this one is kept beside it, and a person is asked."),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static IngestAnswer AnswerBatch(ImmutableArray<Delivery> deliveries, ImmutableArray<Acceptance> acceptances) =>
        new("accepted", EventCount.Kept(deliveries.Length))
        {
            Events = [.. deliveries.Zip(acceptances, (delivery, acceptance) => new TakenEvent(delivery.Event.Id, Answer(delivery.Event.Id, acceptance).Code))],
        };
}
