using System.Collections.Immutable;
using Engine.Core.NetSuite.Account;
using Engine.Core.Values;

namespace Engine.Runtime.NetSuite;

/// <summary>
/// Reads a record type out of the metadata catalogue in its OpenAPI form. References to types that were not asked for have no structure there.
/// Source: REST help, section_1545126526 and section_1545129726.
/// </summary>
internal sealed class CatalogueDocument
{
    private const string RefPrefix = "#/components/schemas/";
    private const string AnyRecord = "nsResource";

    /// <summary>Members that every record has and no mapping writes.</summary>
    private static readonly ImmutableHashSet<string> ofEveryRecord = ["id", "externalId", "links", "refName"];

    private readonly Value schemas;

    private CatalogueDocument(Value schemas) => this.schemas = schemas;

    /// <summary>Null when the document does not describe the type.</summary>
    public static AccountRecord? Read(Value document, string type)
    {
        var schemas = document.Member("components").Member("schemas");
        var properties = schemas.Member(type).Member("properties");
        return properties.Kind == ValueKind.Object ? new CatalogueDocument(schemas).Record(type, properties) : null;
    }

    private AccountRecord Record(string type, Value properties)
    {
        var sublists = Members(properties)
            .Select(property => (property.Key, Lines: LinesOf(property.Value)))
            .Where(property => property.Lines.Kind == ValueKind.Object)
            .ToImmutableSortedDictionary(property => property.Key, property => Fields(property.Lines), StringComparer.Ordinal);
        var fields = Fields(properties).RemoveRange(sublists.Keys);
        return new AccountRecord(type, fields, sublists);
    }

    private ImmutableSortedDictionary<string, AccountField> Fields(Value properties) => Members(properties)
        .Where(property => !ofEveryRecord.Contains(property.Key))
        .ToImmutableSortedDictionary(property => property.Key, property => Field(property.Key, property.Value), StringComparer.Ordinal);

    private AccountField Field(string name, Value property)
    {
        var kind = KindOf(property);
        var choices = ChoicesOf(property);
        ImmutableArray<string> listed = kind == AccountFieldKind.Choice && choices.Kind == ValueKind.List ? [.. choices.AsList().Select(choice => choice.ToString())] : [];

        // A reference carries no word about being empty: beside $ref a JSON Schema has no other members.
        var isRequired = kind is not AccountFieldKind.Reference && Reference(property) is null && property.Member("nullable") != Value.True && property.Member("readOnly") != Value.True;
        return new AccountField(name, kind, listed, isRequired);
    }

    private AccountFieldKind KindOf(Value property)
    {
        if (Reference(property) is { } target)
        {
            var described = schemas.Member(target);
            return target == AnyRecord || IsRecord(described) ? AccountFieldKind.Reference : AccountFieldKind.Subrecord;
        }

        return (Text(property, "type"), Text(property, "format")) switch
        {
            ("string", _) when ChoicesOf(property).Kind == ValueKind.List => AccountFieldKind.Choice,
            ("string", "date") => AccountFieldKind.Date,
            ("string", "date-time") => AccountFieldKind.Instant,
            ("number" or "integer", _) => AccountFieldKind.Number,
            ("boolean", _) => AccountFieldKind.Boolean,
            ("array", _) => AccountFieldKind.List,
            ("object", _) => OfObject(property.Member("properties")),
            _ => AccountFieldKind.Text,
        };
    }

    // Both have been seen: the ids beside the type of the property, and beside that of its member id.
    private static Value ChoicesOf(Value property) =>
        property.Member("enum") is { Kind: ValueKind.List } own ? own : property.Member("properties").Member("id").Member("enum");

    private static AccountFieldKind OfObject(Value properties)
    {
        var names = Members(properties).Select(member => member.Key).ToList();
        return names.Count == 0 ? AccountFieldKind.Reference
            : names.TrueForAll(ofEveryRecord.Contains) ? AccountFieldKind.Choice
            : AccountFieldKind.Subrecord;
    }

    // A schema of a record can be told by its external id; one without properties is a record that was not asked for.
    private static bool IsRecord(Value schema) =>
        schema.Member("properties") is var properties && (properties.Kind != ValueKind.Object || !properties.Member("externalId").IsNothing);

    /// <summary>The properties of a line, when a property is a sublist.</summary>
    private Value LinesOf(Value property)
    {
        if (Reference(property) is not { } collection)
        {
            return Value.Missing;
        }

        var lines = schemas.Member(collection).Member("properties").Member("items");
        return Text(lines, "type") == "array" && Reference(lines.Member("items")) is { } line ? schemas.Member(line).Member("properties") : Value.Missing;
    }

    private static string? Reference(Value property) =>
        Text(property, "$ref") is { } target && target.StartsWith(RefPrefix, StringComparison.Ordinal) ? target[RefPrefix.Length..] : null;

    private static string? Text(Value holder, string name) => holder.Member(name) is { Kind: ValueKind.Text } text ? text.AsText() : null;

    private static IEnumerable<KeyValuePair<string, Value>> Members(Value value) => value.Kind == ValueKind.Object ? value.AsObject().Members : [];
}
