using System.Collections.Immutable;
using Engine.Core.Enrichment;

namespace Engine.Runtime.NetSuite;

/// <summary>What NetSuite answered to searches, and how it was asked.</summary>
/// <param name="Exchanges">In the order in which they ended; empty when nothing was sent.</param>
public sealed record SearchAnswer(ImmutableDictionary<SearchKey, Searched> Answers, ImmutableArray<HttpExchange> Exchanges);
