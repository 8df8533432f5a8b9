namespace Engine.Core.NetSuite;

/// <summary>What one look-up in NetSuite told us. A failed read is its own answer, never "absent".</summary>
public abstract record Observed
{
    private Observed()
    {
    }

    public sealed record Found(ObservedRecord Record) : Observed;

    public sealed record Absent : Observed;

    public sealed record Unknown(string Reason) : Observed;
}
