using Engine.Core.Scheduling;

namespace Engine.Runtime.Hosting;

/// <summary>An operator's word about a mapping, stronger than its file until a time.</summary>
/// <param name="Mode">now or window.</param>
public sealed record DeliveryOrder(string Mapping, DeliveryMode Mode, DateTimeOffset Until, string Why);
