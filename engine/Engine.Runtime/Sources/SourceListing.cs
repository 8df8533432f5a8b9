using System.Collections.Immutable;
using Engine.Core.Enrichment;
using Engine.Runtime.NetSuite;

namespace Engine.Runtime.Sources;

/// <summary>What a source answered to a list, and how it was asked: page by page, without the bodies.</summary>
public sealed record SourceListing(Fetched Fetched, ImmutableArray<HttpExchange> Exchanges);
