namespace Engine.Simulation.Kill;

/// <summary>The wall clock of those around the engine, set forth or back as its own is. Time passes as it does.</summary>
internal sealed class SetTime : TimeProvider
{
    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;
}
