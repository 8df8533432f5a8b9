namespace Engine.Tests.Runtime.Support;

/// <summary>A clock that stands where the test puts it; timers run as on the machine.</summary>
internal sealed class SettableTime(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
