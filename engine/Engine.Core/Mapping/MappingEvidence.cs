using System.Collections.Immutable;
using Engine.Core.Diagnostics;
using Engine.Core.Expressions;

namespace Engine.Core.Mapping;

/// <summary>What an accountant files about an event: a sum, and the items that make it.</summary>
/// <param name="When">Whether there is any; null for always.</param>
/// <param name="About">What it is evidence of.</param>
/// <param name="Total">An amount: what the items have to add up to.</param>
public sealed record MappingEvidence(CompiledExpression? When, CompiledExpression About, CompiledExpression Total, ImmutableArray<EvidenceBlock> Items, SourceSpan Span);
