using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Model;
using Engine.Core.Planning;
using Engine.Core.Sources;
using Engine.Runtime.Secrets;
using Engine.Runtime.Storage;
using Engine.Runtime.Work;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Engine.Runtime.Ingest;

/// <summary>
/// Takes Stripe's deliveries in: signature first, then the body, then the disk, and only then the acknowledgement. Nothing
/// slower than a commit stands between a delivery and its answer.
/// </summary>
public sealed class StripeIntake(
    ISnapshotSource snapshots,
    IStore store,
    LaneBoard board,
    SecretReader secrets,
    RefusalCounters refusals,
    ICrashPoints crash,
    WorkerOptions options,
    TimeProvider clock,
    ILogger<StripeIntake> logger)
{
    /// <param name="clientName">From the address.</param>
    /// <param name="signature">Value of the signature header; null when it is missing.</param>
    public async Task<IResult> TakeAsync(string clientName, string? signature, HttpRequest request, CancellationToken cancel)
    {
        if (!snapshots.Current.Clients.TryGetValue(clientName, out var client) || client.Stripe is not { } connection)
        {
            return Refuse("", RuntimeCodes.UnknownAddress, "No client of this name receives Stripe events here.", StatusCodes.Status404NotFound);
        }

        if (await BodyReader.ReadAsync(request, EventSource.MaxBodyBytes, cancel) is not { } body)
        {
            return Refuse(client.Name, EventCodes.TooLarge, "The body is larger than 1 MiB.", StatusCodes.Status413PayloadTooLarge);
        }

        if (ReadSecrets(connection) is not { } keys)
        {
            return Refuse(
                client.Name, RuntimeCodes.SecretUnreadable, "The signing secret is not available at present.", StatusCodes.Status503ServiceUnavailable);
        }

        return StripeSignature.Verify(signature, body.Span, keys, clock.GetUtcNow(), StripeSignature.DefaultTolerance) switch
        {
            SignatureVerdict.Refused(var code, var message) => Refuse(client.Name, code, message, StatusCodes.Status400BadRequest),
            _ => await TakeAsync(client, body),
        };
    }

    private async Task<IResult> TakeAsync(ClientConfig client, ReadOnlyMemory<byte> body) => EventSources.Read(StripeSource.Name, body) switch
    {
        EventReading.Read(var source) => await KeepAsync(client, source, body),
        EventReading.Rejected(var code, var message) => Refuse(client.Name, code, message, StatusCodes.Status400BadRequest),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private async Task<IResult> KeepAsync(ClientConfig client, SourceEvent source, ReadOnlyMemory<byte> body)
    {
        if (board.Count >= options.MaxOpenEvents)
        {
            return Refuse(
                client.Name, RuntimeCodes.TooMuchWork, "Too many events are waiting; deliver it again later.", StatusCodes.Status503ServiceUnavailable);
        }

        var acceptance = await TryAcceptAsync(new Delivery(client.Name, source, body, LaneOf(source, client), clock.GetUtcNow()));
        crash.Pass(CrashPoint.AfterInbox);
        return acceptance switch
        {
            Acceptance.New(var open) => Announce(open),
            Acceptance.Repeat => Results.Ok(new IngestAnswer("repeated", $"{source.Id} is here already.")),
            Acceptance.Variant => Results.Ok(new IngestAnswer("variant", $"{source.Id} is here already with another body; this one is kept beside it.")),
            _ => Refuse(client.Name, RuntimeCodes.StorageUnavailable, "The event could not be kept; deliver it again.", StatusCodes.Status503ServiceUnavailable),
        };
    }

    private async Task<Acceptance?> TryAcceptAsync(Delivery delivery)
    {
        try
        {
            return await store.Inbox.AcceptAsync(delivery);
        }
        catch (Exception failure)
        {
            // A lost dependency: disk full, disk gone. Whether or not the commit took place, the sender repeats the delivery
            // and the event's id tells it from a new one.
            logger.LogError(failure, "Event {Event} of {Client} could not be kept.", delivery.Event.Id, delivery.Client);
            return null;
        }
    }

    private IResult Announce(OpenEvent open)
    {
        board.Add(open);
        return Results.Ok(new IngestAnswer("accepted", $"{open.Stamp.EventId} is kept."));
    }

    private string LaneOf(SourceEvent source, ClientConfig client)
    {
        try
        {
            return Planner.OrderingKey(source, client);
        }
        catch (Exception failure)
        {
            // A bug in planning must not lose an event that is good in itself; the worker meets the same bug and raises the event.
            logger.LogError(failure, "The ordering key of event {Event} of {Client} could not be computed.", source.Id, client.Name);
            return source.Id;
        }
    }

    // While a secret is rolled over one of two may be missing already; the other one still decides.
    private List<string>? ReadSecrets(StripeConnection connection)
    {
        var found = new List<string>();
        foreach (var reading in connection.WebhookSecrets.Select(secrets.Read))
        {
            if (reading is SecretReading.Found(var secret))
            {
                found.Add(secret.Reveal());
            }
            else if (reading is SecretReading.Unavailable(var reason))
            {
                logger.LogError("{Reason}", reason);
            }
        }

        return found.Count > 0 ? found : null;
    }

    private IResult Refuse(string client, DiagnosticCode code, string message, int status)
    {
        refusals.Count(client, code.Id);
        return Results.Json(new IngestAnswer(code.Id, message), statusCode: status);
    }
}
