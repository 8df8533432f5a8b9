using Engine.Core.Model;
using Engine.Core.Sources;

namespace Engine.Core.Reconciliation;

/// <summary>An object of the source and the event that tells of it as it is now.</summary>
/// <param name="Kind">Its collection, such as <c>charge</c>.</param>
/// <param name="Id">Its own id.</param>
/// <param name="Told">The event, as it would be taken in.</param>
/// <param name="Event">The same, read.</param>
public sealed record SourceFact(string Kind, string Id, ListedObject Told, SourceEvent Event)
{
    /// <summary>What it is about in money; null when it does not say.</summary>
    public EventMoney? Money { get; } = EventMoney.Of(Event);
}
