using System.Collections.Immutable;
using Engine.Core.Diagnostics;

namespace Engine.Core.Configuration;

/// <summary>
/// Lays one mapping over another of the same name. A null stays in the result as a mark that the key was removed on purpose, so that
/// defaults do not bring it back; <see cref="DefaultsMerger"/> takes the marks out.
/// </summary>
internal sealed class MappingMerger(ConfigMapping? defaults, FindingSink findings)
{
    private delegate ConfigNode Merger(string key, ConfigNode? lower, ConfigNode upper);

    public ConfigMapping Merge(ConfigMapping? lower, ConfigMapping upper) => Map(lower, upper, removable: null, (key, below, above) => key switch
    {
        "on" or "let" or "routes" or "needs" or "lookups" or "derive" or "checks" or "writeBack" => Plain(below, above, removable: null),
        "records" => Records(below as ConfigSequence, (ConfigSequence)above),
        _ => above,
    });

    private ConfigSequence Records(ConfigSequence? lower, ConfigSequence upper)
    {
        var records = (lower?.Items ?? []).OfType<ConfigMapping>().ToList();
        var below = records.Count;
        var laid = new HashSet<string>(StringComparer.Ordinal);
        foreach (var record in upper.Items.OfType<ConfigMapping>())
        {
            if (RecordNames.Of(record) is { } name && !laid.Add(name))
            {
                findings.Error(ConfigurationCodes.RecordNameTwice, RecordNames.Span(record), $"Two records here are named \"{name}\". Give one of them another name with `as`.");
                continue;
            }

            // Two records of one type in one file are two records, whether or not both have a name.
            var under = RecordNames.Match(records.GetRange(0, below), record);
            var merged = under < 0 ? Record(null, record) : Record(records[under], RecordLocks.Admitted(records[under], record, findings));
            if (under < 0)
            {
                records.Add(merged);
            }
            else
            {
                records[under] = merged;
            }
        }

        return new ConfigSequence((lower ?? upper).Span, [.. records]);
    }

    private ConfigMapping Record(ConfigMapping? lower, ConfigMapping upper)
    {
        var type = upper.Text("record") ?? lower?.Text("record");
        var ofType = type is null ? null : defaults?.Mapping(type);
        return Map(lower, upper, removable: null, (key, below, above) => key switch
        {
            "fields" => Fields(below, above, ofType?.Mapping("fields")),
            "lines" => Map(below as ConfigMapping, (ConfigMapping)above, removable: null, (sublist, lowerLines, upperLines) =>
                Lines(sublist, lowerLines, upperLines, ofType?.Mapping("lines")?.Mapping(sublist))),
            _ => above,
        });
    }

    private ConfigNode Lines(string sublist, ConfigNode? lower, ConfigNode upper, ConfigMapping? removable)
    {
        if (upper is ConfigSequence list)
        {
            return list with { Items = [.. list.Items.Select(block => Block(null, (ConfigMapping)block, removable))] };
        }

        if (lower is ConfigSequence { Items.Length: > 1 } blocks)
        {
            findings.Error(
                ConfigurationCodes.LinesUnclear,
                upper.Span,
                $"`{sublist}` has {blocks.Items.Length} blocks of lines in {blocks.Span}; it is not clear which one this is laid over. Write the whole list.");
            return lower;
        }

        var single = lower is ConfigSequence { Items: [var only] } ? only : lower;
        return Block(single as ConfigMapping, (ConfigMapping)upper, removable);
    }

    private ConfigMapping Block(ConfigMapping? lower, ConfigMapping upper, ConfigMapping? removable) =>
        Map(lower, upper, removable: null, (key, below, above) => key == "fields" ? Fields(below, above, removable) : above);

    // The fields of a subrecord are laid over one by one, like those of the record.
    private ConfigNode Fields(ConfigNode? lower, ConfigNode upper, ConfigMapping? removable) => upper is ConfigMapping mapping
        ? Map(lower as ConfigMapping, mapping, removable, (_, below, above) => above is ConfigMapping group && group.Mapping("fields") is not null
            ? Map(below as ConfigMapping, group, removable: null, (key, inner, over) => key == "fields" ? Plain(inner, over, removable: null) : over)
            : above)
        : upper;

    private ConfigNode Plain(ConfigNode? lower, ConfigNode upper, ConfigMapping? removable) =>
        upper is ConfigMapping mapping ? Map(lower as ConfigMapping, mapping, removable, (_, _, above) => above) : upper;

    /// <summary>Lays the keys of one mapping over those of another. Keys keep the place of the lower layer; new ones follow.</summary>
    private ConfigMapping Map(ConfigMapping? lower, ConfigMapping upper, ConfigMapping? removable, Merger merge)
    {
        var entries = ImmutableArray.CreateBuilder<ConfigEntry>();
        entries.AddRange(lower?.Entries ?? []);
        foreach (var entry in upper.Entries)
        {
            var below = lower?[entry.Name];
            var isSet = below is not null and not ConfigScalar { IsNull: true };
            if (entry.Value is ConfigScalar { IsNull: true } && !isSet && removable?[entry.Name] is null)
            {
                ReportRemovesNothing(entry, lower, removable);
            }

            var value = entry.Value is ConfigScalar { IsNull: true } ? entry.Value : merge(entry.Name, isSet ? below : null, entry.Value);
            var place = lower is null ? -1 : entries.FindIndex(known => known.Name == entry.Name);
            if (place < 0)
            {
                entries.Add(entry with { Value = value });
            }
            else
            {
                entries[place] = entry with { Value = value };
            }
        }

        return new ConfigMapping((lower ?? upper).Span, entries.ToImmutable());
    }

    private void ReportRemovesNothing(ConfigEntry entry, ConfigMapping? lower, ConfigMapping? removable)
    {
        var known = (lower?.Entries ?? []).Concat(removable?.Entries ?? []).Select(set => set.Name);
        findings.Error(
            ConfigurationCodes.RemovesNothing,
            entry.Key.Span,
            $"`{entry.Name}: null` removes nothing: no lower layer sets `{entry.Name}`.{Suggestion.DidYouMean(entry.Name, known)}");
    }
}
