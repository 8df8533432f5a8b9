using System.Collections.Immutable;
using Engine.Core.Diagnostics;
using Engine.Core.Expressions;
using Engine.Core.NetSuite;

namespace Engine.Core.Mapping;

/// <summary>Something that a mapping looks up and can do without: where there is none, its name is null.</summary>
/// <param name="Name">Under which expressions see what was found.</param>
/// <param name="When">Whether it is looked up at all; null for always.</param>
public abstract record LookUpMapping(string Name, int Slot, CompiledExpression? When, SourceSpan Span)
{
    /// <summary>An object of the source, by its id; known before NetSuite is asked.</summary>
    public sealed record OfSource(string Name, int Slot, CompiledExpression? When, SourceSpan Span, string Object, CompiledExpression Id)
        : LookUpMapping(Name, Slot, When, Span);

    /// <summary>A NetSuite record, by the first of the keys that finds one.</summary>
    public sealed record OfNetSuite(
        string Name, int Slot, CompiledExpression? When, SourceSpan Span, RecordType Type, ImmutableArray<LookUpKey> Keys)
        : LookUpMapping(Name, Slot, When, Span);
}
