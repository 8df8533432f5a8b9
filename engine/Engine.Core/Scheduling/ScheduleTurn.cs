namespace Engine.Core.Scheduling;

/// <summary>What is to be done about a schedule at an instant.</summary>
public abstract record ScheduleTurn
{
    private ScheduleTurn()
    {
    }

    /// <summary>A run is due.</summary>
    /// <param name="Due">When it was due; of several that were missed, the last.</param>
    /// <param name="WasMissed">Its time passed while nothing ran.</param>
    public sealed record Run(DateTimeOffset Due, bool WasMissed) : ScheduleTurn;

    /// <summary>A run was missed, and the schedule's rule leaves such runs out.</summary>
    public sealed record LeaveOut(DateTimeOffset Due) : ScheduleTurn;

    /// <summary>Nothing is due.</summary>
    /// <param name="Until">The next run; null when there is none.</param>
    public sealed record Wait(DateTimeOffset? Until) : ScheduleTurn;
}
