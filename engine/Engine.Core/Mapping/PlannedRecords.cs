using System.Collections.Frozen;
using System.Collections.Immutable;
using Engine.Core.Expressions;

namespace Engine.Core.Mapping;

/// <summary>The name <c>records</c>: what the records above are going to hold, such as <c>records.invoice.fields.memo</c>.</summary>
internal static class PlannedRecords
{
    public const string Name = "records";

    /// <summary>What is known of <c>records</c> below the records given.</summary>
    public static Known Describe(IEnumerable<RecordMapping> above) => new(
        Kinds.Object,
        new Shape(above.ToFrozenDictionary(record => record.Name, record => new Known(Kinds.Object, Describe(record))), "the records above"));

    private static Known Describe(FieldGroup group) => new(
        Kinds.Object | Kinds.Nothing,
        new Shape(group.Fields.ToFrozenDictionary(field => field.Field.Name, field => new Known(field.Value.Kinds | Kinds.Nothing)), group.Field.Name));

    private static Shape Describe(RecordMapping record) => new(
        new Dictionary<string, Known>
        {
            ["externalId"] = new(Kinds.Text),
            ["fields"] = new(Kinds.Object, new Shape(
                record.Fields.Select(field => KeyValuePair.Create(field.Field.Name, new Known(field.Value.Kinds)))
                    .Concat(record.Groups.Select(group => KeyValuePair.Create(group.Field.Name, Describe(group))))
                    .ToFrozenDictionary(),
                $"the fields of {record.Name}")),
        }.ToFrozenDictionary(),
        record.Name);
}
