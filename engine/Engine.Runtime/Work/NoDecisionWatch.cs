using Engine.Core.Model;
using Engine.Core.NetSuite;
using Engine.Core.Planning;

namespace Engine.Runtime.Work;

/// <summary>Nobody counts.</summary>
public sealed class NoDecisionWatch : IDecisionWatch
{
    public void Decided(SourceEvent source, Observations known, Plan plan)
    {
        // A service decides for itself.
    }
}
