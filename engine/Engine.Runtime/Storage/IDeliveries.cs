using System.Collections.Immutable;
using Engine.Core.Scheduling;

namespace Engine.Runtime.Storage;

/// <summary>Which mappings operators have switched, and which events wait for their time. Every method is one commit.</summary>
public interface IDeliveries
{
    /// <summary>Keeps an operator's word; one about the same mapping is replaced.</summary>
    Task SwitchAsync(DeliverySwitch word);

    /// <summary>Lets events go that wait for their time: they are decided again, and wait again if it has not come. Gives them.</summary>
    /// <param name="mapping">Of this mapping only; null for all of the client's.</param>
    Task<ImmutableArray<OpenEvent>> ReleaseAsync(string client, string? mapping);
}
