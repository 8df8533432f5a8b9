using System.Collections.Immutable;
using Engine.Sandbox.State;

namespace Engine.Sandbox.Types;

/// <summary>A record type as data. A public static property of this type, anywhere under <c>Types.Records</c>, is found by itself.</summary>
/// <param name="Name">The REST name, such as <c>customerPayment</c>.</param>
/// <param name="Group">One of <see cref="RecordGroups"/>.</param>
internal sealed record RecordDefinition(string Name, string Group)
{
    public required ImmutableArray<FieldDefinition> Fields { get; init; }

    public ImmutableArray<SublistDefinition> Sublists { get; init; } = [];

    /// <summary>The field shown as <c>refName</c> when another record refers to this one.</summary>
    public required string DisplayedBy { get; init; }

    /// <summary>What makes it a transaction; null for everything else.</summary>
    public TransactionDefinition? Transaction { get; init; }

    /// <summary>Labels of fields that must be filled depending on others, such as a company name unless it is a person.</summary>
    public Func<FieldMap, IEnumerable<string>> AlsoRequired { get; init; } = _ => [];

    /// <summary>What a new record holds before the request's own values.</summary>
    public FieldMap Defaults { get; init; } = FieldMap.Empty;

    /// <summary>False for types that NetSuite gives no external id.</summary>
    public bool HasExternalId { get; init; } = true;

    /// <summary>Fields that together may not be the same on two records of the type; the last is named in the refusal.</summary>
    public ImmutableArray<string> UniqueBy { get; init; } = [];

    /// <summary>The record types it can be transformed into, each with how (Oracle help, section_4267258715).</summary>
    public ImmutableDictionary<string, Transform> Transforms { get; init; } = ImmutableDictionary<string, Transform>.Empty;

    public bool IsTransaction => Transaction is not null;

    public FieldDefinition? FieldNamed(string name) => Fields.FirstOrDefault(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    public SublistDefinition? SublistNamed(string name) => Sublists.FirstOrDefault(list => list.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
