namespace Engine.Core.Mapping;

/// <summary>All fields that a record's mapping writes, wherever they stand.</summary>
public static class WrittenFields
{
    /// <summary>With the place of each: <c>memo</c>, <c>item.amount</c>, <c>billingAddress.city</c>, <c>addressBook.addressBookAddress.city</c>.</summary>
    public static IEnumerable<(string Place, FieldMapping Field)> Of(RecordMapping record) =>
        Under("", record.Fields, record.Groups).Concat(record.Lines.SelectMany(line => Under($"{line.Sublist.Name}.", line.Fields, line.Groups)));

    private static IEnumerable<(string Place, FieldMapping Field)> Under(string prefix, IEnumerable<FieldMapping> fields, IEnumerable<FieldGroup> groups) =>
        fields.Select(field => (prefix + field.Field.Name, field))
            .Concat(groups.SelectMany(group => group.Fields.Select(field => ($"{prefix}{group.Field.Name}.{field.Field.Name}", field))));
}
