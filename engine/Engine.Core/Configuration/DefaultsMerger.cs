using System.Collections.Immutable;
using Engine.Core.Diagnostics;

namespace Engine.Core.Configuration;

/// <summary>
/// Puts a client's defaults under the fields of merged mappings, where the field is neither written nor removed, and takes the marks of
/// removed keys out. A record that is only linked to is not written, so it gets none; what a lower layer locked gets none either.
/// </summary>
internal sealed class DefaultsMerger(ConfigMapping? defaults)
{
    private readonly HashSet<ConfigEntry> used = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<ConfigEntry, ConfigNode> locked = new(ReferenceEqualityComparer.Instance);

    /// <summary>Counts what applied to other mappings as applied, and what was locked in them as locked.</summary>
    public void Include(DefaultsMerger other)
    {
        used.UnionWith(other.used);
        foreach (var (entry, place) in other.locked)
        {
            locked[entry] = place;
        }
    }

    public ConfigMapping Apply(ConfigMapping mapping) => mapping
        .WithoutNulls()
        .Change("on", WithoutNulls)
        .Change("let", WithoutNulls)
        .Change("routes", WithoutNulls)
        .Change("needs", WithoutNulls)
        .Change("lookups", WithoutNulls)
        .Change("derive", WithoutNulls)
        .Change("checks", WithoutNulls)
        .Change("records", node => node is ConfigSequence records
            ? records with { Items = [.. records.Items.OfType<ConfigMapping>().Select(Record)] }
            : node);

    /// <summary>Warns of defaults that apply nowhere (CFG075): a misspelled record type or sublist would silently do nothing.</summary>
    public void ReportUnused(FindingSink findings)
    {
        foreach (var type in defaults?.Entries ?? [])
        {
            if (!used.Contains(type))
            {
                findings.Warning(ConfigurationCodes.DefaultsUnused, type.Key.Span, $"No mapping of this client writes a `{type.Name}`, so these defaults do nothing.");
                continue;
            }

            ReportLocked(type.Name, findings);
            foreach (var sublist in (type.Value as ConfigMapping)?.Mapping("lines")?.Entries.Where(entry => !used.Contains(entry)) ?? [])
            {
                findings.Warning(ConfigurationCodes.DefaultsUnused, sublist.Key.Span, $"No `{type.Name}` of this client has lines of `{sublist.Name}`, so these defaults do nothing.");
            }
        }
    }

    private void ReportLocked(string type, FindingSink findings)
    {
        var ofType = defaults?.Mapping(type);
        var entries = (ofType?.Mapping("fields")?.Entries ?? []).Concat(ofType?.Mapping("lines")?.Entries ?? []);
        foreach (var entry in entries.Where(entry => !used.Contains(entry)))
        {
            if (locked.TryGetValue(entry, out var place))
            {
                used.Add(entry);
                findings.Warning(ConfigurationCodes.DefaultsUnused, entry.Key.Span, $"`{entry.Name}` of `{type}` is locked in {place.Span}, so this default does nothing.");
            }
        }
    }

    /// <summary>Whether a default may go under a record; keeps the lock that says no.</summary>
    private bool IsAdmitted(ConfigMapping record, ConfigEntry entry)
    {
        if (RecordLocks.Against(record, entry.Name, entry.Key.Span) is not { } place)
        {
            used.Add(entry);
            return true;
        }

        locked[entry] = place;
        return false;
    }

    private ConfigMapping Record(ConfigMapping record)
    {
        var entry = record.Text("write") == "link-only" ? null : defaults?.Entry(record.Text("record") ?? "");
        var ofType = entry?.Value as ConfigMapping;
        if (entry is not null)
        {
            used.Add(entry);
        }

        var fields = ofType?.Mapping("fields") is { } all ? all with { Entries = [.. all.Entries.Where(field => IsAdmitted(record, field))] } : null;
        return Under(record.WithoutNulls(), fields)
            .Change("lines", node => node is ConfigMapping lines ? Lines(record, lines.WithoutNulls(), ofType?.Mapping("lines")) : node);
    }

    private ConfigMapping Lines(ConfigMapping record, ConfigMapping lines, ConfigMapping? ofType) => lines with
    {
        Entries = [.. lines.Entries.Select(entry => entry with { Value = Sublist(record, entry.Value, ofType?.Entry(entry.Name)) })],
    };

    private ConfigNode Sublist(ConfigMapping record, ConfigNode lines, ConfigEntry? entry)
    {
        var fields = entry is not null && IsAdmitted(record, entry) ? entry.Value as ConfigMapping : null;
        return lines switch
        {
            ConfigMapping block => Under(block.WithoutNulls(), fields),
            ConfigSequence blocks => blocks with { Items = [.. blocks.Items.OfType<ConfigMapping>().Select(block => Under(block.WithoutNulls(), fields))] },
            _ => lines,
        };
    }

    /// <summary>Puts defaults under the <c>fields</c> of a record or of a block of lines.</summary>
    private static ConfigMapping Under(ConfigMapping owner, ConfigMapping? fields)
    {
        if (fields is null)
        {
            return owner.Change("fields", WithoutNullFields);
        }

        var written = owner.Mapping("fields");
        var missing = fields.Entries.Where(field => written?.Entry(field.Name) is null).ToImmutableArray();
        if (written is not null)
        {
            return owner.Change("fields", _ => WithoutNullFields(written with { Entries = written.Entries.AddRange(missing) }));
        }

        var key = new ConfigScalar(fields.Span, "fields", ConfigScalarKind.Text);
        return owner with { Entries = owner.Entries.Add(new ConfigEntry(key, fields)) };
    }

    private static ConfigNode WithoutNullFields(ConfigNode node) => node is ConfigMapping fields
        ? fields with { Entries = [.. fields.WithoutNulls().Entries.Select(field => field with { Value = WithoutNullsInGroup(field.Value) })] }
        : node;

    private static ConfigNode WithoutNullsInGroup(ConfigNode value) => value is ConfigMapping group ? group.Change("fields", WithoutNulls) : value;

    private static ConfigNode WithoutNulls(ConfigNode node) => node is ConfigMapping mapping ? mapping.WithoutNulls() : node;
}
