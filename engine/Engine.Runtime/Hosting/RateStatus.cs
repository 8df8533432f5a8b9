namespace Engine.Runtime.Hosting;

/// <summary>What gets done, events that went to a person included.</summary>
/// <param name="PerMinute5">Events a minute, over the last five minutes.</param>
/// <param name="PerMinute60">Events a minute, over the last hour.</param>
public sealed record RateStatus(decimal PerMinute5, decimal PerMinute60);
