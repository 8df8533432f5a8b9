namespace Engine.Core.Enrichment;

/// <summary>One of several records that a search found.</summary>
/// <param name="ExternalId">Null when it has none.</param>
public sealed record Candidate(string InternalId, string? ExternalId)
{
    public override string ToString() => ExternalId is null ? InternalId : $"{InternalId} ({ExternalId})";
}
