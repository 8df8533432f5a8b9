using Engine.Core.Enrichment;
using Engine.Runtime.NetSuite;

namespace Engine.Runtime.Sources;

/// <summary>What a source answered, and how it was asked.</summary>
/// <param name="Exchange">Null when nothing was sent.</param>
public sealed record SourceAnswer(Fetched Fetched, HttpExchange? Exchange)
{
    /// <summary>What came, byte for byte; empty when nothing did.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }
}
