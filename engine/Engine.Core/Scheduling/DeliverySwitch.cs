namespace Engine.Core.Scheduling;

/// <summary>An operator's word about a mapping, stronger than its file until a time.</summary>
/// <param name="Mode">Now or Window.</param>
public sealed record DeliverySwitch(string Client, string Mapping, DeliveryMode Mode, DateTimeOffset Until, DateTimeOffset At, string Who, string Why);
