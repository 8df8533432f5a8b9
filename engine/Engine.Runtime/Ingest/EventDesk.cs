using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Model;
using Engine.Core.Planning;
using Engine.Runtime.Storage;
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

    /// <summary>Hands what is new and on disk to the worker.</summary>
    public void Announce(string client, ImmutableArray<Acceptance> acceptances)
    {
        var count = 0;
        foreach (var accepted in acceptances.OfType<Acceptance.New>())
        {
            board.Add(accepted.Event);
            count++;
        }

        if (count > 0)
        {
            meter.Accepted(client, count);
        }
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
}
