namespace Engine.Runtime.Storage;

/// <summary>What an item of the exception queue is about.</summary>
public enum ItemKind
{
    /// <summary>The event could not be worked.</summary>
    Event,

    /// <summary>The event was delivered again with another body; how the event itself stands has nothing to do with it.</summary>
    Variant,
}
