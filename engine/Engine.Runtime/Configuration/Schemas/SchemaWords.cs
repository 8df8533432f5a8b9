using Engine.Core.Configuration;
using NJsonSchema;

namespace Engine.Runtime.Configuration.Schemas;

/// <summary>Kinds of values in words that people who write YAML use.</summary>
internal static class SchemaWords
{
    public static IReadOnlyList<string> Kinds(JsonObjectType type) =>
    [
        .. new[]
        {
            (JsonObjectType.String, "text"),
            (JsonObjectType.Number, "a number"),
            (JsonObjectType.Integer, "a whole number"),
            (JsonObjectType.Boolean, "true or false"),
            (JsonObjectType.Array, "a list"),
            (JsonObjectType.Object, "a mapping"),
            (JsonObjectType.Null, "null"),
        }.Where(pair => type.HasFlag(pair.Item1)).Select(pair => pair.Item2),
    ];

    /// <summary><c>a, b or c</c></summary>
    public static string Or(IEnumerable<string> choices) => choices.ToList() switch
    {
        [] => "nothing",
        [var only] => only,
        [.. var first, var last] => $"{string.Join(", ", first)} or {last}",
    };

    /// <summary>Whether a schema of this type is meant for a node of this kind, whatever else it asks.</summary>
    public static bool Accepts(JsonObjectType type, ConfigNode node) => node switch
    {
        ConfigMapping => type.HasFlag(JsonObjectType.Object),
        ConfigSequence => type.HasFlag(JsonObjectType.Array),
        ConfigScalar { Kind: ConfigScalarKind.Boolean } => type.HasFlag(JsonObjectType.Boolean),
        ConfigScalar { Kind: ConfigScalarKind.Number } number =>
            type.HasFlag(JsonObjectType.Number) || (type.HasFlag(JsonObjectType.Integer) && long.TryParse(number.Text, out _)),
        ConfigScalar { Kind: ConfigScalarKind.Null } => type.HasFlag(JsonObjectType.Null),
        _ => type.HasFlag(JsonObjectType.String),
    };

    public static string KindOf(ConfigNode node) => node switch
    {
        ConfigMapping => "a mapping",
        ConfigSequence => "a list",
        ConfigScalar { Kind: ConfigScalarKind.Null } => "null",
        ConfigScalar { Kind: ConfigScalarKind.Boolean } => "true or false",
        ConfigScalar { Kind: ConfigScalarKind.Number } => "a number",
        _ => "text",
    };

    public static string Shown(ConfigNode node) => node switch
    {
        ConfigScalar { Kind: ConfigScalarKind.Null, Text: "" } => "empty",
        ConfigScalar { Kind: ConfigScalarKind.Text } scalar => $"the text \"{Cut(scalar.Text)}\"",
        ConfigScalar { Kind: ConfigScalarKind.Number } scalar => $"the number {Cut(scalar.Text)}",
        ConfigScalar scalar => Cut(scalar.Text),
        _ => KindOf(node),
    };

    /// <summary>The key under which a node stands: of the nearest mapping above it.</summary>
    public static string? KeyOf(ConfigNode root, ConfigNode node) => root switch
    {
        ConfigMapping mapping => mapping.Entries
            .Select(entry => ReferenceEquals(entry.Value, node) || IsItem(entry.Value, node) ? entry.Name : KeyOf(entry.Value, node))
            .FirstOrDefault(found => found is not null),
        ConfigSequence sequence => sequence.Items.Select(item => KeyOf(item, node)).FirstOrDefault(found => found is not null),
        _ => null,
    };

    public static bool Contains(ConfigNode root, ConfigNode node) => ReferenceEquals(root, node) || root switch
    {
        ConfigMapping mapping => mapping.Entries.Any(entry => ReferenceEquals(entry.Key, node) || Contains(entry.Value, node)),
        ConfigSequence sequence => sequence.Items.Any(item => Contains(item, node)),
        _ => false,
    };

    private static bool IsItem(ConfigNode list, ConfigNode node) => list is ConfigSequence sequence && sequence.Items.Any(item => ReferenceEquals(item, node));

    private static string Cut(string text) => text.Length > 60 ? text[..57] + "…" : text;
}
