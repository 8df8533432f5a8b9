using System.Collections.Immutable;
using Engine.Core.Model;
using Engine.Core.Planning;

namespace Engine.Core.NetSuite;

/// <summary>A record as a mapping wants it to be in NetSuite.</summary>
/// <param name="Name">The record's name within its mapping, by which <c>ref(…)</c> points to it.</param>
public sealed record WantedRecord(string Name, RecordKey Key, WriteMode Write, RecordContent Content)
{
    /// <summary>Body fields that are written only when the record is created.</summary>
    public ImmutableArray<string> OnlyOnCreate { get; init; } = [];

    /// <summary>Body fields that are written only when the record is there already.</summary>
    public ImmutableArray<string> OnlyOnUpdate { get; init; } = [];

    /// <summary>The fact its content is no older than, where that is newer than the event; null when the content is of the event's own time.</summary>
    public FactStamp? Fact { get; init; }

    /// <summary>The record that a look-up found in its place, used when there is none under our external id; null for none.</summary>
    public LinkedRecord? Linked { get; init; }

    /// <summary>The record it is made out of; null when it is made from nothing.</summary>
    public TransformSource? From { get; init; }

    /// <summary>What to do about fields that somebody changed in NetSuite.</summary>
    public ConflictPolicy OnConflict { get; init; }

    /// <summary>What a create sends.</summary>
    public RecordContent ForCreate => Without(OnlyOnUpdate);

    /// <summary>What a record that is there is compared with.</summary>
    public RecordContent ForUpdate => Without(OnlyOnCreate);

    /// <summary>The fields that have to agree before a record that is there is taken for this one; those written only on creation are left out.</summary>
    public RecordContent Identity(RecordType type) => new(ForUpdate.Fields.RemoveAll(field => !type.IdentityFields.Contains(field.Name)), []);

    /// <summary>The configuration line behind each field: body fields by name, line fields as <c>item.amount</c>.</summary>
    public ImmutableArray<FieldOrigin> Origins { get; init; } = [];

    private RecordContent Without(ImmutableArray<string> names) =>
        names.IsEmpty ? Content : Content with { Fields = Content.Fields.RemoveAll(field => names.Contains(field.Name)) };
}
