using System.Collections.Immutable;

namespace Engine.Core.NetSuite;

/// <summary>Body fields and sublists of a record: all of them for a create, the changed ones for an update.</summary>
public sealed record RecordContent(FieldContents Fields, ImmutableArray<SublistContent> Sublists)
{
    public static RecordContent Empty { get; } = new([], []);

    /// <summary>These fields and sublists laid over older ones.</summary>
    public RecordContent Over(RecordContent older) => new(
        [.. older.Fields.Where(field => Fields.All(mine => mine.Name != field.Name)), .. Fields],
        [.. older.Sublists.Where(sublist => Sublists.All(mine => mine.Name != sublist.Name)), .. Sublists]);

    /// <summary>Only the body fields and sublists of these names.</summary>
    public RecordContent Only(IReadOnlySet<string> names) => new(
        Fields.RemoveAll(field => !names.Contains(field.Name)), Sublists.RemoveAll(sublist => !names.Contains(sublist.Name)));

    /// <summary>Names of its body fields and sublists.</summary>
    public IReadOnlySet<string> Names => new HashSet<string>([.. Fields.Select(content => content.Name), .. Sublists.Select(content => content.Name)], StringComparer.Ordinal);

    /// <summary>Without the body fields and sublists of these names.</summary>
    public RecordContent Without(IReadOnlySet<string> names) => new(
        Fields.RemoveAll(field => names.Contains(field.Name)), Sublists.RemoveAll(sublist => names.Contains(sublist.Name)));

    public bool IsEmpty => Fields.IsEmpty && Sublists.IsEmpty;
}
