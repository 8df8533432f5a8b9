using System.Collections.Immutable;

namespace Engine.Runtime.Storage;

/// <summary>What came of an action on an item.</summary>
public abstract record ItemActed
{
    private ItemActed()
    {
    }

    /// <param name="Ready">The events that are to be worked again, in the order in which they are to be scheduled.</param>
    public sealed record Done(ImmutableArray<OpenEvent> Ready) : ItemActed;

    /// <summary>Something happened to the item, or to its event, since it was looked at.</summary>
    public sealed record Overtaken : ItemActed;
}
