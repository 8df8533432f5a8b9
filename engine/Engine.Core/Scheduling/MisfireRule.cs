namespace Engine.Core.Scheduling;

/// <summary>What becomes of a run whose time passed while the service was down.</summary>
public enum MisfireRule
{
    /// <summary>It runs as soon as the service is up, once for however many were missed.</summary>
    Run,

    /// <summary>It is left out; the next one is the one the cron text names.</summary>
    Skip,
}
