using Engine.Core.Model;
using Engine.Core.NetSuite;

namespace Engine.Core.Planning;

/// <summary>Decides one step again when its record has been looked up again: after a crash, a lost answer, or a refusal as a duplicate.</summary>
public static class StepPlanner
{
    /// <summary>
    /// Create when it is absent, update what differs when it is found, nothing when it is as wanted; a conflict when what was
    /// found under our external id stands for something else. References to earlier steps must have been filled in.
    /// </summary>
    public static StepDecision Decide(WantedRecord wanted, FactStamp stamp, Observed observed) => throw new NotImplementedException();
}
