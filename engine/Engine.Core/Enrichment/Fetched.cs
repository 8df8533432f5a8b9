using Engine.Core.Values;

namespace Engine.Core.Enrichment;

/// <summary>What a source answered about one of its objects. A failed read is its own answer, never "absent".</summary>
public abstract record Fetched
{
    private Fetched()
    {
    }

    public sealed record Found(Value Content) : Fetched;

    public sealed record Absent : Fetched;

    public sealed record Unknown(string Reason) : Fetched;

    /// <summary>A list has more objects than the mapping takes; a part of it would be taken for the whole.</summary>
    public sealed record TooMany : Fetched;
}
