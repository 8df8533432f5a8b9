using Engine.Core.Model;
using Engine.Core.NetSuite;
using Engine.Core.Planning;
using Engine.Core.Specs;
using Engine.Runtime.Work;

namespace Engine.App.Books;

/// <summary>Counts what the decisions of histories reach. Several histories are played at once.</summary>
internal sealed class CoverageWatch(SpecCoverage coverage) : IDecisionWatch
{
    public void Decided(SourceEvent source, Observations known, Plan plan)
    {
        lock (coverage)
        {
            coverage.Visit(source, known, plan);
        }
    }
}
