using System.Collections.Immutable;
using Engine.Core.Diagnostics;
using Engine.Core.Values;

namespace Engine.Core.Specs.Books;

/// <summary>A spec that holds the general ledger: what is there before, and then what happens and what the books are meanwhile, in order.</summary>
/// <param name="Objects">Objects of the source that it holds from the start.</param>
/// <param name="Seeds">What is in NetSuite before, over the demo company.</param>
public sealed record BookSpec(
    string Client, string Name, SourceSpan Span, ImmutableArray<Value> Objects, ImmutableArray<Value> Seeds, ImmutableArray<BookAct> Acts);
