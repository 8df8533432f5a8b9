namespace Engine.Runtime.Hosting;

/// <summary>What came in.</summary>
/// <param name="LastHour">Events taken in during the last hour.</param>
/// <param name="LastAt">When the last of them was; null when none was.</param>
public sealed record IntakeStatus(int LastHour, DateTimeOffset? LastAt);
