using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Model;
using Engine.Core.Planning;
using Engine.Core.Sources;
using Engine.Runtime.Storage;
using Engine.Runtime.Telemetry;
using Engine.Runtime.Work;
using Microsoft.Extensions.Logging;

namespace Engine.Runtime.Ingest;

/// <summary>What every way in has in common once an event is read: its lane, and telling the worker of what is kept.</summary>
public sealed class EventDesk(LaneBoard board, FlowMeter meter, TimeProvider clock, ILogger<EventDesk> logger)
{
    /// <param name="client">Whose event it is.</param>
    /// <param name="read">The event, read from <paramref name="body"/>.</param>
    /// <param name="body">As it is to be kept.</param>
    public Delivery Deliver(ClientConfig client, SourceEvent read, ReadOnlyMemory<byte> body) => new(client.Name, read, body, LaneOf(read, client), clock.GetUtcNow());

    /// <inheritdoc cref="Deliver(ClientConfig, SourceEvent, ReadOnlyMemory{byte})"/>
    /// <param name="client">Whose event it is.</param>
    /// <param name="incoming">An event that could be read.</param>
    internal Delivery Deliver(ClientConfig client, Incoming incoming) =>
        Deliver(client, ((EventReading.Read)incoming.Reading).Event, incoming.Body) with { BodyHash = incoming.BodyHash, Masked = incoming.Masked };

    /// <summary>Counts what is on disk, and hands what is new of it to the worker.</summary>
    /// <param name="source">Of all of them.</param>
    public void Announce(string client, string source, ImmutableArray<Acceptance> acceptances)
    {
        var count = 0;
        foreach (var acceptance in acceptances)
        {
            EngineMeter.Delivered(client, source, ResultOf(acceptance));
            if (acceptance is Acceptance.New fresh)
            {
                board.Add(fresh.Event);
                count++;
            }
        }

        if (count > 0)
        {
            meter.Accepted(client, count);
        }
    }

    private static string ResultOf(Acceptance acceptance) => acceptance switch
    {
        Acceptance.New => "accepted",
        Acceptance.Repeat => "repeated",
        _ => "variant",
    };

    private string LaneOf(SourceEvent source, ClientConfig client)
    {
        try
        {
            return Planner.OrderingKey(source, client);
        }
        catch (Exception failure)
        {
            // A bug in planning must not lose an event that is good in itself; the worker meets the same bug and raises the event.
            logger.LogError(failure, "The ordering key of event {Event} of {Client} could not be computed under configuration {Revision}.", source.Id, client.Name, client.Revision);
            return source.Id;
        }
    }
}
