using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;

namespace Engine.Runtime.Configuration;

/// <summary>Which layers set a field of a record, lowest first; the last one wins.</summary>
public static class FieldOrigins
{
    /// <summary>Empty when no layer says anything about the field; defaults come first, since everything written beats them.</summary>
    /// <param name="root">The project folder.</param>
    /// <param name="client">The client's name.</param>
    /// <param name="mapping">The mapping's name.</param>
    /// <param name="record">The record's name: its <c>as</c>, or else its type.</param>
    /// <param name="field">A field such as <c>memo</c>, one of the lines such as <c>item.amount</c>, or a key of the record such as <c>externalId</c>.</param>
    public static ImmutableArray<FieldOrigin> Of(string root, string? environment, string client, string mapping, string record, string field)
    {
        var findings = new FindingSink();
        var project = new ProjectFolder(root);
        var cache = new ReadCache();
        var files = new ConfigurationReader(project, cache, findings).ReadFiles();
        if (!files.TryGetValue($"mappings/{client}/client.yaml", out var settings) || !settings.IsShaped)
        {
            return [];
        }

        var origins = new List<FieldOrigin>();
        string? type = null;
        foreach (var file in new ClientLayers(project, files, environment, findings, cache).MappingLayers(client, settings).SelectMany(layer => layer))
        {
            foreach (var written in Records(file, mapping).Where(written => Named(written, record, type)))
            {
                type ??= written.Text("record");
                origins.AddRange(Values(written, field).Select(entry => Origin(LayerOf(file.Path), entry)));
            }
        }

        var layers = new[] { settings.File!, environment is null ? null : files.GetValueOrDefault(Environments.PathOf(client, environment))?.File };
        var defaults = layers.OfType<ConfigFile>().Select(file => Default(file, type, field)).OfType<ConfigEntry>();
        return [.. defaults.Select(entry => Origin("defaults", entry)), .. origins];
    }

    private static IEnumerable<ConfigMapping> Records(ConfigFile file, string mapping) => file.Root is ConfigMapping root && root.Text("mapping") == mapping
        ? (root.Sequence("records")?.Items ?? []).OfType<ConfigMapping>()
        : [];

    // An overlay may name a record by its type alone.
    private static bool Named(ConfigMapping written, string record, string? type) =>
        (written.Text("as") ?? written.Text("record")) == record || (written["as"] is null && type is not null && written.Text("record") == type);

    private static IEnumerable<ConfigEntry> Values(ConfigMapping record, string field)
    {
        if (field.Split('.') is [var sublist, var column])
        {
            var lines = record.Mapping("lines")?[sublist];
            var blocks = lines is ConfigSequence list ? list.Items.OfType<ConfigMapping>() : [.. new[] { lines as ConfigMapping }.OfType<ConfigMapping>()];
            return blocks.Select(block => block.Mapping("fields")?.Entry(column)).OfType<ConfigEntry>();
        }

        return (record.Mapping("fields")?.Entry(field) ?? record.Entry(field)) is { } entry ? [entry] : [];
    }

    private static ConfigEntry? Default(ConfigFile file, string? type, string field)
    {
        var ofType = type is null ? null : (file.Root as ConfigMapping)?.Mapping("defaults")?.Mapping(type);
        return field.Split('.') is [var sublist, var column]
            ? ofType?.Mapping("lines")?.Mapping(sublist)?.Entry(column)
            : ofType?.Mapping("fields")?.Entry(field);
    }

    private static FieldOrigin Origin(string layer, ConfigEntry entry) => new(layer, entry.Key.Span, entry.Value switch
    {
        ConfigScalar { IsNull: true } => "null",
        ConfigScalar scalar => scalar.Text,
        ConfigMapping detailed when detailed.Text("value") is { } value => value + (detailed.Text("optional") == "true" ? " (optional)" : ""),
        _ => "(lines or a list)",
    });

    private static string LayerOf(string path) =>
        path.Contains("/environments/", StringComparison.Ordinal) ? "environment" : ConfigFileKinds.OwnerOf(path) is { } owner && owner.StartsWith("packs/", StringComparison.Ordinal) ? owner : "client";
}
