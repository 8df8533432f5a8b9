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
    private static readonly Lazy<SchemaSet> embedded = new(() => new SchemaSet(Kinds
        .ToFrozenDictionary(kind => kind, kind => Parse(EmbeddedText(kind)))));

    /// <summary>The kinds of file that have a schema: all but scripts, which are programs.</summary>
    public static IEnumerable<ConfigFileKind> Kinds => Enum.GetValues<ConfigFileKind>().Where(kind => kind != ConfigFileKind.Script);

    private readonly FrozenDictionary<ConfigFileKind, JsonSchema> schemas;

    private SchemaSet(FrozenDictionary<ConfigFileKind, JsonSchema> schemas) => this.schemas = schemas;

    /// <summary>The engine's own.</summary>
    public static SchemaSet Embedded => embedded.Value;

    /// <summary>A schema that the folder does not hold, or that cannot be used (CFG001, CFG002, CFG045), is replaced by the engine's own.</summary>
    public static SchemaSet Of(ProjectFolder project, FindingSink findings) => project.Has("schemas")
        ? new SchemaSet(Kinds
            .ToFrozenDictionary(kind => kind, kind => FromFile(project, PathOf(kind), findings) ?? Embedded[kind]))
        : Embedded;

    /// <summary>Where the schema of a kind of file stands: <c>schemas/mapping.schema.json</c> and so on.</summary>
    public static string PathOf(ConfigFileKind kind) => $"schemas/{kind.ToString().ToLowerInvariant()}.schema.json";

    internal JsonSchema this[ConfigFileKind kind] => schemas[kind];

    private static JsonSchema? FromFile(ProjectFolder project, string path, FindingSink findings)
    {
        if (!project.Has(path) || project.Read(path, ConfigurationLimits.FileBytes, findings) is not { } bytes)
        {
            return null;
        }

        try
        {
            return Parse(Encoding.UTF8.GetString(FileText.WithoutMark(bytes)));
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
