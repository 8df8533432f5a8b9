namespace Engine.Runtime.Storage;

/// <summary>What came of an action on an item.</summary>
public abstract record ItemActed
{
    private ItemActed()
    {
    }

    /// <param name="Next">The event when it is to be worked again.</param>
    public sealed record Done(OpenEvent? Next) : ItemActed;

    /// <summary>Something happened to the item, or to its event, since it was looked at.</summary>
    public sealed record Overtaken : ItemActed;
}
