using System.Collections.Frozen;
using System.Text;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Newtonsoft.Json;
using NJsonSchema;

namespace Engine.Runtime.Configuration.Schemas;

/// <summary>The JSON Schema of each kind of file: those of the project's <c>schemas</c> folder, or else the engine's own copies.</summary>
public sealed class SchemaSet
{
    // One by one on demand: parsing a schema for the first time is a large part of a cold start.
    private static readonly FrozenDictionary<ConfigFileKind, Lazy<JsonSchema>> embedded = Kinds
        .ToFrozenDictionary(kind => kind, kind => new Lazy<JsonSchema>(() => Parse(EmbeddedText(kind))));

    private readonly FrozenDictionary<ConfigFileKind, Lazy<JsonSchema>> schemas;

    private SchemaSet(FrozenDictionary<ConfigFileKind, Lazy<JsonSchema>> schemas) => this.schemas = schemas;

    /// <summary>The kinds of file that have a schema: all but scripts, which are programs.</summary>
    public static IEnumerable<ConfigFileKind> Kinds => Enum.GetValues<ConfigFileKind>().Where(kind => kind != ConfigFileKind.Script);

    /// <summary>The engine's own.</summary>
    public static SchemaSet Embedded { get; } = new(embedded);

    /// <summary>A schema that the folder does not hold, or that cannot be used (CFG001, CFG002, CFG045), is replaced by the engine's own.</summary>
    public static SchemaSet Of(ProjectFolder project, FindingSink findings) => project.Has("schemas")
        ? new SchemaSet(Kinds
            .ToFrozenDictionary(kind => kind, kind => FromFile(project, kind, findings) ?? embedded[kind]))
        : Embedded;

    /// <summary>Where the schema of a kind of file stands: <c>schemas/mapping.schema.json</c> and so on.</summary>
    public static string PathOf(ConfigFileKind kind) => $"schemas/{kind.ToString().ToLowerInvariant()}.schema.json";

    internal JsonSchema this[ConfigFileKind kind] => schemas[kind].Value;

    /// <summary>Null for a kind of file that has none.</summary>
    internal JsonSchema? Find(ConfigFileKind kind) => schemas.GetValueOrDefault(kind)?.Value;

    private static Lazy<JsonSchema>? FromFile(ProjectFolder project, ConfigFileKind kind, FindingSink findings)
    {
        var path = PathOf(kind);
        if (!project.Has(path) || project.Read(path, ConfigurationLimits.FileBytes, findings) is not { } bytes)
        {
            return null;
        }

        try
        {
            var text = Encoding.UTF8.GetString(FileText.WithoutMark(bytes));
            return text == EmbeddedText(kind) ? embedded[kind] : new Lazy<JsonSchema>(Parse(text));
        }
        // What is known to be thrown for a file that is no schema: bad JSON, and a $ref that leads nowhere (InvalidOperationException).
        catch (Exception trouble) when (trouble is JsonException or InvalidOperationException)
        {
            var start = new TextPosition(1, 1);
            findings.Error(ConfigurationCodes.SchemaBroken, new SourceSpan(path, start, start), $"This is not a JSON Schema: {trouble.Message}");
            return null;
        }
    }

    private static JsonSchema Parse(string text)
    {
        if (SchemaKeywords.Ignored(text) is { Count: > 0 } ignored)
        {
            throw new InvalidOperationException($"it uses {string.Join(", ", ignored)}, which would not be checked");
        }

        return JsonSchema.FromJsonAsync(text).GetAwaiter().GetResult();
    }

    private static string EmbeddedText(ConfigFileKind kind)
    {
        using var stream = typeof(SchemaSet).Assembly.GetManifestResourceStream(PathOf(kind))!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
