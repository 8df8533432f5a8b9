using System.Collections.Immutable;
using Engine.Core.Diagnostics;
using Engine.Core.Expressions;
using Engine.Core.NetSuite;

namespace Engine.Core.Mapping;

/// <summary>How an event becomes one NetSuite record.</summary>
/// <param name="Name">By which <c>ref(…)</c> of later records points to it.</param>
/// <param name="Each">A list: one record for each element; null for one record.</param>
/// <param name="Slot">Slot of the element's name; -1 without <paramref name="Each"/>.</param>
/// <param name="Groups">Subrecords of the body.</param>
/// <param name="When">Whether it is written at all; null for always.</param>
public sealed record RecordMapping(
    string Name,
    RecordType Type,
    CompiledExpression ExternalId,
    WriteMode Write,
    CompiledExpression? Each,
    int Slot,
    CompiledExpression? When,
    ImmutableArray<FieldMapping> Fields,
    ImmutableArray<FieldGroup> Groups,
    ImmutableArray<LineMapping> Lines,
    SourceSpan Span)
{
    /// <summary>A list of all external ids that it may have, where which of them depends on what NetSuite holds; null where the source alone says it.</summary>
    public CompiledExpression? Among { get; init; }

    /// <summary>The record it is made out of; null when it is made from nothing.</summary>
    public RecordSource? From { get; init; }

    /// <summary>The look-up whose record stands for this one where there is none under our external id; null for none.</summary>
    public string? LookUp { get; init; }

    /// <summary>How what it posts is taken back; null when nobody said.</summary>
    public RecordReversal? Reversal { get; init; }

    /// <summary>Left out when a crosswalk has no row for a key of one of its fields or lines.</summary>
    public bool SkipsOnMiss { get; init; }

    /// <summary>The line behind each field: body fields by name, others as <c>item.amount</c> and <c>billingAddress.city</c>.</summary>
    public ImmutableArray<FieldOrigin> Origins { get; } =
    [
        .. Fields.Select(field => new FieldOrigin(field.Field.Name, field.Span)),
        .. Groups.SelectMany(group => group.Origins("")),
        .. Lines.SelectMany(line => line.Fields.Select(field => new FieldOrigin($"{line.Sublist.Name}.{field.Field.Name}", field.Span))),
        .. Lines.SelectMany(line => line.Groups.SelectMany(group => group.Origins(line.Sublist.Name + "."))),
    ];

    /// <summary>Names of the body fields that are written only when the record is created.</summary>
    public ImmutableArray<string> OnlyOnCreate { get; } = Only(Fields, Groups, FieldMoment.Create);

    /// <summary>Names of the body fields that are written only when the record is there already.</summary>
    public ImmutableArray<string> OnlyOnUpdate { get; } = Only(Fields, Groups, FieldMoment.Update);

    /// <summary>Whether a record that is there already, and that the engine has not met before, has to agree in some field.</summary>
    public bool ComparesOnAdoption { get; } =
        Write == WriteMode.CreateIfAbsent && Fields.Any(field => field.On != FieldMoment.Create && Type.IdentityFields.Contains(field.Field.Name));

    /// <summary>The fields, then the subrecords.</summary>
    internal ImmutableArray<object> Written { get; } = [.. Fields.Select(field => field.Field), .. Groups.Select(group => group.Field)];

    private static ImmutableArray<string> Only(ImmutableArray<FieldMapping> fields, ImmutableArray<FieldGroup> groups, FieldMoment moment) =>
    [
        .. fields.Where(field => field.On == moment).Select(field => field.Field.Name),
        .. groups.Where(group => group.On == moment).Select(group => group.Field.Name),
    ];
}
