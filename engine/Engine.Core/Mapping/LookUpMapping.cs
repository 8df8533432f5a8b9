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

    /// <summary>All objects of the source that belong to something; known before NetSuite is asked.</summary>
    /// <param name="Where">The source's filters, in order of name.</param>
    /// <param name="Expand">Members that the source is asked to give whole.</param>
    /// <param name="Keep">Paths of the members that are kept of each; empty for all.</param>
    /// <param name="Limit">With more than so many the event is raised.</param>
    public sealed record ListOfSource(
        string Name,
        int Slot,
        CompiledExpression? When,
        SourceSpan Span,
        string Object,
        ImmutableArray<LookUpKey> Where,
        ImmutableArray<string> Expand,
        ImmutableArray<string> Keep,
        int Limit) : LookUpMapping(Name, Slot, When, Span);

    /// <summary>A NetSuite record, by the first of the keys that finds one.</summary>
    public sealed record OfNetSuite(
        string Name, int Slot, CompiledExpression? When, SourceSpan Span, RecordType Type, ImmutableArray<LookUpKey> Keys)
        : LookUpMapping(Name, Slot, When, Span);
}
