using System.Collections.Immutable;
using Engine.Sandbox.Types;

namespace Engine.Sandbox.State;

/// <summary>One record as the account keeps it. Immutable: a write replaces it.</summary>
internal sealed record StoredRecord(RecordDefinition Definition, long Id)
{
    public string? ExternalId { get; init; }

    public FieldMap Fields { get; init; } = FieldMap.Empty;

    /// <summary>Lines by sublist; a sublist without lines is not a key.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<FieldMap>> Lines { get; init; } =
        ImmutableSortedDictionary.Create<string, ImmutableArray<FieldMap>>(StringComparer.Ordinal);

    /// <summary>What other transactions have applied to this one, in its currency.</summary>
    public decimal AppliedByOthers { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ModifiedAt { get; init; }

    public bool IsInactive => Fields.Flag("isInactive");

    /// <summary>What another record's <c>refName</c> shows.</summary>
    public string Display => Fields.Text(Definition.DisplayedBy) ?? Id.ToString();

    public ImmutableArray<FieldMap> LinesOf(string sublist) => Lines.TryGetValue(sublist, out var lines) ? lines : [];

    public StoredRecord WithLines(string sublist, ImmutableArray<FieldMap> lines) =>
        this with { Lines = lines.IsEmpty ? Lines.Remove(sublist) : Lines.SetItem(sublist, lines) };
}
