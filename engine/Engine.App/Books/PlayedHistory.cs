using System.Collections.Immutable;
using Engine.Core.Specs;
using Engine.Core.Specs.Books;

namespace Engine.App.Books;

/// <summary>What came of a history.</summary>
/// <param name="Differences">From what its spec expects; empty when it holds.</param>
/// <param name="Books">When they were looked at last; null when it did not come to that.</param>
internal sealed record PlayedHistory(ImmutableArray<SpecDifference> Differences, FoundBooks? Books);
