using System.Globalization;
using Engine.Sandbox.State;
using Engine.Sandbox.Types;

namespace Engine.Sandbox.Filters;

/// <summary>What a filter looks at in a record: a text, decimal, DateOnly or bool; null when it is empty.</summary>
/// <param name="Kind">Decides which operators it takes.</param>
internal sealed record FilterValue(string Name, FieldKind Kind, Func<StoredRecord, object?> Read)
{
    /// <exception cref="Http.Refusal">The record type has no such field to filter by.</exception>
    public static FilterValue Of(RecordDefinition definition, string name) => name.ToUpperInvariant() switch
    {
        "ID" => new FilterValue("id", FieldKind.Whole, record => (decimal)record.Id),
        "EXTERNALID" => new FilterValue("externalId", FieldKind.Text, record => record.ExternalId),
        // A flag that was never set is off.
        _ when definition.FieldNamed(name) is { Kind: FieldKind.Flag } flag => new FilterValue(flag.Name, flag.Kind, record => record.Fields.Flag(flag.Name)),
        _ => definition.FieldNamed(name) is { Kind: not FieldKind.Subrecord } field
            ? new FilterValue(field.Name, KindOf(field.Kind), record => Value(record.Fields[field.Name]))
            : throw ListFilter.Bad($"The field '{name}' cannot be filtered by."),
    };

    private static FieldKind KindOf(FieldKind kind) => kind switch
    {
        FieldKind.Amount or FieldKind.Number or FieldKind.Whole or FieldKind.Reference => FieldKind.Whole,
        FieldKind.Instant => FieldKind.Date,
        FieldKind.Date => kind,
        _ => FieldKind.Text,
    };

    private static object? Value(FieldValue? value) => value switch
    {
        FieldValue.Text(var text) => text,
        FieldValue.Number(var number) => number,
        FieldValue.Date(var date) => date,
        FieldValue.Instant(var instant) => DateOnly.FromDateTime(instant.UtcDateTime),
        FieldValue.Reference(var id) => (decimal)id,
        FieldValue.Choice(var id) => id,
        FieldValue.References(var ids) => string.Join(',', ids.Select(id => id.ToString(CultureInfo.InvariantCulture))),
        _ => null,
    };
}
