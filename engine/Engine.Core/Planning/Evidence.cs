using System.Collections.Immutable;

namespace Engine.Core.Planning;

/// <summary>What an accountant files about an event: a sum, and the items that add up to it.</summary>
/// <param name="About">What it is evidence of.</param>
/// <param name="Total">In <paramref name="Currency"/>.</param>
public sealed record Evidence(string About, decimal Total, string Currency, ImmutableArray<EvidenceItem> Items);
