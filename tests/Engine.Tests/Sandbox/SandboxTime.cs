namespace Engine.Tests.Sandbox;

/// <summary>A clock that starts at a fixed instant and moves when the test moves it. Delays still run on real time.</summary>
public sealed class SandboxTime : TimeProvider
{
    private DateTimeOffset now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => now;

    public void Advance(TimeSpan span) => now += span;
}
