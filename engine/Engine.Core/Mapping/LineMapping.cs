using System.Collections.Immutable;
using Engine.Core.Diagnostics;
using Engine.Core.Expressions;
using Engine.Core.NetSuite;

namespace Engine.Core.Mapping;

/// <summary>How lines of a sublist come about.</summary>
/// <param name="Each">A list: one line for each element; null for a single line.</param>
/// <param name="Slot">Slot of the element's name; unused without <paramref name="Each"/>.</param>
/// <param name="Groups">Subrecords of the line.</param>
/// <param name="When">Whether the element gives a line; null for always.</param>
public sealed record LineMapping(
    Sublist Sublist,
    CompiledExpression? Each,
    int Slot,
    CompiledExpression? When,
    ImmutableArray<FieldMapping> Fields,
    ImmutableArray<FieldGroup> Groups,
    SourceSpan Span)
{
    /// <summary>Left out when a crosswalk has no row for a key of one of its fields.</summary>
    public bool SkipsOnMiss { get; init; }

    /// <summary>The fields, then the subrecords.</summary>
    internal ImmutableArray<object> Written { get; } = [.. Fields.Select(field => field.Field), .. Groups.Select(group => group.Field)];
}
