using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Model;
using Engine.Core.NetSuite;
using Engine.Core.Planning;

namespace Engine.Runtime.Work;

/// <summary>The decisions of the core as the shell sees them: <see cref="Planner"/>, except in tests of the shell's own paths.</summary>
public interface IPlanner
{
    string OrderingKey(SourceEvent source, ClientConfig client);

    ImmutableArray<RecordKey> Lookups(SourceEvent source, ClientConfig client);

    Plan Decide(SourceEvent source, ClientConfig client, Observations observed);
}
