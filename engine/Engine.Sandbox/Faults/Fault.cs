namespace Engine.Sandbox.Faults;

/// <summary>A fault to come. It happens exactly <see cref="Count"/> times to requests that match, then never again.</summary>
/// <param name="Kind">What goes wrong. <see cref="FaultKind.LoseAnswer"/>, <see cref="FaultKind.FailAfter"/> and
/// <see cref="FaultKind.SlowAnswer"/> happen only to requests that the account has accepted.</param>
public sealed record Fault(FaultKind Kind)
{
    /// <summary>The HTTP method it waits for; null for any.</summary>
    public string? Method { get; init; }

    /// <summary>The record type it waits for, or <c>suiteql</c>, or <c>governanceLimits</c>; null for any.</summary>
    public string? Record { get; init; }

    public int Count { get; init; } = 1;

    /// <summary>How long the slow kinds take.</summary>
    public int Milliseconds { get; init; } = 1000;
}
