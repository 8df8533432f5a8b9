using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Model;
using Engine.Core.NetSuite;

namespace Engine.Core.Planning;

/// <summary>Decides what an event asks for. Pure: equal inputs give equal plans, byte for byte.</summary>
public static class Planner
{
    /// <summary>The ordering key: events of one key are decided in order. The event's own id when no mapping takes it.</summary>
    public static string OrderingKey(SourceEvent source, ClientConfig client) => throw new NotImplementedException();

    /// <summary>The records that have to be looked up before <see cref="Decide"/> can answer; none when nothing will be written.</summary>
    public static ImmutableArray<RecordKey> Lookups(SourceEvent source, ClientConfig client) => throw new NotImplementedException();

    /// <summary>What the event asks for, given what NetSuite showed.</summary>
    public static Plan Decide(SourceEvent source, ClientConfig client, Observations observed) => throw new NotImplementedException();
}
