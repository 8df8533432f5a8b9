using Engine.Core.Scheduling;

namespace Engine.Runtime.Hosting;

/// <summary>An operator's word is in force.</summary>
/// <param name="LookedAgain">How many events that waited are looked at again.</param>
public sealed record DeliverySwitched(int FormatVersion, DeliverySwitch Switch, int LookedAgain);
