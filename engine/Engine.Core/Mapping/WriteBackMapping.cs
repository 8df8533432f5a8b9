using System.Collections.Immutable;
using Engine.Core.Diagnostics;
using Engine.Core.Expressions;

namespace Engine.Core.Mapping;

/// <summary>What goes back into an object of the source once the records are written: keys of its metadata.</summary>
/// <param name="Object">As the source calls it, such as <c>invoice</c>.</param>
/// <param name="When">Whether it is written back at all; null for always.</param>
/// <param name="Metadata">Keys and their values: texts, numbers, or references to records of the mapping, which stand for NetSuite's ids.</param>
public sealed record WriteBackMapping(
    string Name, SourceSpan Span, string Object, CompiledExpression Id, CompiledExpression? When, ImmutableArray<(string Key, CompiledExpression Value)> Metadata)
{
    /// <summary>A list: one write-back for each element; null for one.</summary>
    public CompiledExpression? Each { get; init; }

    /// <summary>Slot of the element's name; -1 without <see cref="Each"/>.</summary>
    public int Slot { get; init; } = -1;
}
