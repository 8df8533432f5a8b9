using System.Collections.Immutable;
using Engine.Core.Expressions;

namespace Engine.Core.Mapping;

/// <summary>Items of evidence that are made alike.</summary>
/// <param name="Each">A list: one item for each element; null for one.</param>
/// <param name="Slot">Slot of the element's name; -1 without <paramref name="Each"/>.</param>
/// <param name="Amount">What the item adds to the sum, in its currency.</param>
/// <param name="Columns">What else is said of it, in order.</param>
public sealed record EvidenceBlock(
    CompiledExpression? When, CompiledExpression? Each, int Slot, CompiledExpression Amount, ImmutableArray<(string Name, CompiledExpression Value)> Columns);
