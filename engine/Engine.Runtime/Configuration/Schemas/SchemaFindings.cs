using System.Globalization;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using NJsonSchema;
using NJsonSchema.Validation;

namespace Engine.Runtime.Configuration.Schemas;

/// <summary>Says in our words what NJsonSchema found, at the node it found it.</summary>
internal sealed class SchemaFindings(ConfigFile file, NodeTokens tokens, JsonSchema root)
{
    public IEnumerable<Finding> Of(ValidationError error)
    {
        var node = tokens[error.LineNumber];
        return error switch
        {
            ChildSchemaValidationError { Kind: ValidationErrorKind.NotAnyOf or ValidationErrorKind.NotOneOf } branches => Nearest(branches, node),
            MultiTypeValidationError types => OfType(types, node),
            ChildSchemaValidationError nested => nested.Errors.Values.SelectMany(errors => errors).SelectMany(Of),
            _ => [Single(error, node)],
        };
    }

    /// <summary>Of several shapes only the one that the value resembles is spoken of; where it resembles none, all are named.</summary>
    private List<Finding> Nearest(ChildSchemaValidationError error, ConfigNode node)
    {
        var alike = error.Errors.Where(branch => branch.Value.Count > 0 && SchemaWords.Accepts(branch.Key.ActualSchema.Type, node)).ToList();
        if (alike.Count == 0)
        {
            return [WrongType(node, error.Errors.Keys.SelectMany(branch => SchemaWords.Kinds(branch.ActualSchema.Type)))];
        }

        return alike.Select(branch => branch.Value.SelectMany(Of).ToList()).MinBy(findings => findings.Count)!;
    }

    /// <summary>Of several kinds of value only the one that is written is spoken of.</summary>
    private List<Finding> OfType(MultiTypeValidationError error, ConfigNode node)
    {
        var alike = error.Errors.Where(branch => SchemaWords.Accepts(branch.Key, node)).Select(branch => branch.Value.SelectMany(Of).ToList()).ToList();
        return alike.MinBy(findings => findings.Count) ?? [WrongType(node, SchemaWords.Kinds(error.Schema.ActualSchema.Type))];
    }

    private Finding Single(ValidationError error, ConfigNode node)
    {
        var schema = error.Schema.ActualSchema;
        return error.Kind switch
        {
            ValidationErrorKind.NoAdditionalPropertiesAllowed => Unknown(error.Property!, schema, (ConfigMapping)node),
            ValidationErrorKind.PropertyRequired when node is ConfigMapping => Finding(ConfigurationCodes.MissingKey, First(node), $"The key `{error.Property}` is missing.{Describe(schema, error.Property!)}"),
            ValidationErrorKind.NotInEnumeration => Finding(ConfigurationCodes.NotAllowed, node, NotAllowed(schema, node)),
            ValidationErrorKind.PatternMismatch => Malformed(node, schema.Description is null ? $"does not match {schema.Pattern}" : $"does not have the right form. {schema.Description}"),
            ValidationErrorKind.StringTooShort => Malformed(node, "must not be empty"),
            ValidationErrorKind.StringTooLong => Malformed(node, $"is longer than {schema.MaxLength} characters"),
            ValidationErrorKind.NumberTooSmall => Malformed(node, $"must be at least {Number(schema.Minimum)}"),
            ValidationErrorKind.NumberTooBig or ValidationErrorKind.IntegerTooBig => Malformed(node, $"must be at most {Number(schema.Maximum)}"),
            ValidationErrorKind.TooFewItems => Malformed(node, $"needs at least {Count(schema.MinItems, "entry", "entries")}"),
            ValidationErrorKind.TooManyItems => Malformed(node, $"may have at most {Count(schema.MaxItems, "entry", "entries")}"),
            ValidationErrorKind.ItemsNotUnique => Malformed(Repeated(node), "is listed twice"),
            ValidationErrorKind.TooFewProperties => Malformed(node, $"needs at least {Count(schema.MinProperties, "key", "keys")}"),
            ValidationErrorKind.TooManyProperties => Malformed(node, $"may have at most {Count(schema.MaxProperties, "key", "keys")}"),
            _ when schema.Type != JsonObjectType.None => WrongType(node, SchemaWords.Kinds(schema.Type)),
            _ => Malformed(node, $"is not as the schema wants it ({error.Kind})"),
        };
    }

    private Finding WrongType(ConfigNode node, IEnumerable<string> wanted) =>
        Finding(ConfigurationCodes.WrongType, node, $"{Subject(node)}; {SchemaWords.Or(wanted.Distinct())} is wanted here.");

    private Finding Unknown(string name, JsonSchema schema, ConfigMapping parent)
    {
        // Members of rule files are spelled in any case; the entry is found the same way.
        var key = parent.Entries.First(entry => entry.Name == name || RuleMembers.Canonical(entry.Name) == name).Key;
        if (schema.Properties.Count == 0)
        {
            return Finding(ConfigurationCodes.Malformed, key, $"`{key.Text}` cannot be used as a name. A name has letters, digits and underscores, and does not start with a digit.");
        }

        var hint = SchemaPlaces.Move(root, file.Root, parent, name) is { Length: > 0 } move ? move
            : Suggestion.Nearest(key.Text, schema.Properties.Keys) is { } near ? $" Did you mean `{near}`?"
            : $" Known here: {string.Join(", ", schema.Properties.Keys.Select(known => $"`{known}`"))}.";
        return Finding(ConfigurationCodes.UnknownKey, key, $"Unknown key `{key.Text}`.{hint}");
    }

    private string NotAllowed(JsonSchema schema, ConfigNode node)
    {
        var allowed = schema.Enumeration.Select(value => $"{value}").Where(value => value.Length > 0).ToList();
        var written = (node as ConfigScalar)?.Text ?? "";
        return $"{Subject(node)}, but it must be {SchemaWords.Or(allowed.Select(value => $"\"{value}\""))}.{Suggestion.DidYouMean(written, allowed)}";
    }

    private Finding Malformed(ConfigNode node, string trouble) =>
        Finding(ConfigurationCodes.Malformed, node, $"{(node is ConfigScalar scalar && !IsSecret(node) ? $"\"{Cut(scalar.Text)}\"" : KeyOf(node))} {trouble}.".Replace("..", "."));

    private string Subject(ConfigNode node) => IsSecret(node)
        ? $"{KeyOf(node)} is {SchemaWords.KindOf(node)}"
        : $"{KeyOf(node)} is {SchemaWords.Shown(node)}";

    private string KeyOf(ConfigNode node) => SchemaWords.KeyOf(file.Root, node) is { } key ? $"`{key}`" : "This";

    /// <summary>Somebody may have written a secret where its name belongs, in whatever form.</summary>
    private bool IsSecret(ConfigNode node) =>
        file is { Kind: ConfigFileKind.Client or ConfigFileKind.Environment, Root: ConfigMapping root } &&
        new[] { root["connections"], root["sources"] }.Any(block => block is not null && SchemaWords.Contains(block, node));

    private static ConfigNode First(ConfigNode node) => node is ConfigMapping { Entries: [var first, ..] } ? first.Key : node;

    private static ConfigNode Repeated(ConfigNode node) => node is ConfigSequence sequence
        ? sequence.Items.GroupBy(item => (item as ConfigScalar)?.Text).FirstOrDefault(group => group.Count() > 1)?.ElementAt(1) ?? node
        : node;

    private static string Describe(JsonSchema schema, string property) =>
        schema.Properties.TryGetValue(property, out var known) && (known.Description ?? known.ActualSchema.Description) is { } text ? $" {text}" : "";

    private static string Count(int count, string one, string many) => $"{count} {(count == 1 ? one : many)}";

    private static string Number(decimal? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Cut(string text) => text.Length > 60 ? text[..57] + "…" : text;

    private Finding Finding(DiagnosticCode code, ConfigNode node, string message) =>
        new(code, node.Span, message) { HidesSource = IsSecret(node) };
}
