namespace Engine.Runtime.Storage;

/// <summary>What the inbox made of a delivery. In every case the event is on disk.</summary>
public abstract record Acceptance
{
    private Acceptance()
    {
    }

    /// <summary>Not seen before.</summary>
    public sealed record New(OpenEvent Event) : Acceptance;

    /// <summary>The same event again, byte for byte.</summary>
    public sealed record Repeat : Acceptance;

    /// <summary>The same event id with another body; the first one counts, this one is kept beside it, and a person is asked.</summary>
    public sealed record Variant : Acceptance;
}
