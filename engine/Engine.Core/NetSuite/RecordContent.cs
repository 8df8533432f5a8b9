using System.Collections.Immutable;

namespace Engine.Core.NetSuite;

/// <summary>Body fields and sublists of a record: all of them for a create, the changed ones for an update.</summary>
public sealed record RecordContent(ImmutableArray<FieldContent> Fields, ImmutableArray<SublistContent> Sublists)
{
    public static RecordContent Empty { get; } = new([], []);

    public bool IsEmpty => Fields.IsEmpty && Sublists.IsEmpty;
}
