using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Model;
using Engine.Core.NetSuite;
using Engine.Core.Planning;

namespace Engine.Runtime.Work;

/// <inheritdoc/>
public sealed class CorePlanner : IPlanner
{
    public string OrderingKey(SourceEvent source, ClientConfig client) => Planner.OrderingKey(source, client);

    public ImmutableArray<RecordKey> Lookups(SourceEvent source, ClientConfig client) => Planner.Lookups(source, client);

    public Plan Decide(SourceEvent source, ClientConfig client, Observations observed) => Planner.Decide(source, client, observed);
}
