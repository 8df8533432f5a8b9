namespace Engine.Simulation.Intake;

/// <summary>What one measurement of a server came to.</summary>
/// <param name="Acknowledged">Answers of 2xx, those of the warm-up included.</param>
/// <param name="Bad">Answers other than 2xx, and connections that broke.</param>
/// <param name="CpuMicroseconds">Processor time of the server for each request.</param>
/// <param name="Megabytes">The most memory it held.</param>
internal sealed record WrkResult(double PerSecond, double P99Milliseconds, long Acknowledged, long Bad, double CpuMicroseconds, long Megabytes)
{
    /// <summary>Acknowledged and not in the store.</summary>
    public long Lost { get; init; }
}
