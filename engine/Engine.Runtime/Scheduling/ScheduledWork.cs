using Engine.Core.Configuration;
using Engine.Core.Scheduling;
using Engine.Runtime.Storage;

namespace Engine.Runtime.Scheduling;

/// <summary>What a schedule runs. A class that derives from this is found by itself.</summary>
public abstract class ScheduledWork
{
    /// <summary>How configuration names it.</summary>
    public abstract ScheduledTask Task { get; }

    /// <summary>How its runs are reported.</summary>
    public abstract RunKind Kind { get; }

    /// <summary>Does it once. Whoever calls reports; trouble outside the engine is a <see cref="RunStoppedException"/>.</summary>
    /// <param name="at">When the run began.</param>
    public abstract Task RunAsync(ClientConfig client, DateTimeOffset at, RunTally tally, CancellationToken cancel);
}
