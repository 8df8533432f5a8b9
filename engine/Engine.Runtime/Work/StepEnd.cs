using Engine.Core.Planning;
using Engine.Runtime.Storage;

namespace Engine.Runtime.Work;

/// <summary>What came of working on one step.</summary>
internal abstract record StepEnd
{
    private StepEnd()
    {
    }

    public sealed record Done(string InternalId, StepAction Action) : StepEnd;

    /// <summary>The event cannot go on now.</summary>
    public sealed record Stop(Ending Ending) : StepEnd;
}
