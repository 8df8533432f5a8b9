using Engine.Core.Enrichment;
using Engine.Runtime.NetSuite;

namespace Engine.Runtime.Sources;

/// <summary>What a source answered, and how it was asked.</summary>
/// <param name="Exchange">Null when nothing was sent.</param>
public sealed record SourceAnswer(Fetched Fetched, HttpExchange? Exchange);
