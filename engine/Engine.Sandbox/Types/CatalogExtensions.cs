using System.Collections.Immutable;

namespace Engine.Sandbox.Types;

/// <summary>Custom fields are properties like any other, once the account defines them; forms make fields mandatory.</summary>
internal static class CatalogExtensions
{
    /// <summary>The catalogue with one extension.</summary>
    /// <exception cref="ArgumentException">The record type, sublist or field does not exist, or the kind or name is not one.</exception>
    public static RecordCatalog Apply(RecordCatalog catalog, CatalogExtension extension)
    {
        var definition = catalog.Find(extension.Record) ?? throw new ArgumentException($"Unknown record type '{extension.Record}'.");
        if (extension.Sublist is null)
        {
            return catalog.With(definition with { Fields = Changed(definition.Fields, extension) });
        }

        var list = definition.SublistNamed(extension.Sublist)
            ?? throw new ArgumentException($"The record type {definition.Name} has no sublist '{extension.Sublist}'.");
        return catalog.With(definition with { Sublists = definition.Sublists.Replace(list, list with { Fields = Changed(list.Fields, extension) }) });
    }

    private static ImmutableArray<FieldDefinition> Changed(ImmutableArray<FieldDefinition> fields, CatalogExtension extension)
    {
        var known = fields.FirstOrDefault(field => field.Name.Equals(extension.Name, StringComparison.OrdinalIgnoreCase));
        if (extension.Kind is not null)
        {
            var added = New(extension.Name, extension.Kind) with { RequiredLabel = extension.Label };
            return known is null ? fields.Add(added) : fields.Replace(known, added);
        }

        return known is null
            ? throw new ArgumentException($"The record type {extension.Record} has no field '{extension.Name}'.")
            : fields.Replace(known, known with { RequiredLabel = extension.Label });
    }

    private static FieldDefinition New(string name, string kind) => name.StartsWith("cust", StringComparison.Ordinal)
        ? kind switch
        {
            "text" => Field.Text(name),
            "number" => Field.Number(name),
            "amount" => Field.Amount(name),
            "flag" => Field.Flag(name),
            "date" => Field.Date(name),
            "list" => Field.Enumeration(name),
            _ => throw new ArgumentException($"A custom field is text, number, amount, flag, date or list, not '{kind}'."),
        }
        : throw new ArgumentException($"A custom field's name begins with cust, as custbody_stripe_id does, not '{name}'.");
}
