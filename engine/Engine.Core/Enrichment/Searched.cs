using System.Collections.Immutable;
using Engine.Core.NetSuite;

namespace Engine.Core.Enrichment;

/// <summary>What NetSuite answered to a search. A failed read is its own answer, never "absent".</summary>
public abstract record Searched
{
    private Searched()
    {
    }

    public sealed record Found(ObservedRecord Record) : Searched;

    public sealed record Absent : Searched;

    /// <summary>More than one record: nobody may choose but a person.</summary>
    public sealed record Several(ImmutableArray<Candidate> Candidates) : Searched;

    public sealed record Unknown(string Reason) : Searched;
}
