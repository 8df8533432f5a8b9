namespace Engine.Core.Values;

/// <summary>A NetSuite record that a field points to.</summary>
public abstract record RecordReference
{
    private RecordReference()
    {
    }

    /// <summary>A record whose NetSuite internal id is known.</summary>
    public sealed record Known(string InternalId) : RecordReference
    {
        public override string ToString() => InternalId;
    }

    /// <summary>A record of the same plan, written earlier; its internal id is filled in when that step is done.</summary>
    public sealed record OfStep(string RecordName) : RecordReference
    {
        public override string ToString() => $"ref({RecordName})";
    }
}
