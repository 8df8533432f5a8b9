using Engine.Core.Model;
using Engine.Core.NetSuite;
using Engine.Core.Planning;

namespace Engine.Runtime.Work;

/// <summary>Is told of every decision as it is made, before anything is written: for who counts what of a configuration is reached.</summary>
public interface IDecisionWatch
{
    /// <param name="source">The event, with its object as it was fetched anew where it was.</param>
    /// <param name="known">All that it was decided with.</param>
    void Decided(SourceEvent source, Observations known, Plan plan);
}
