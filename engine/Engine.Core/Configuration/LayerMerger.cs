using System.Collections.Immutable;
using Engine.Core.Diagnostics;

namespace Engine.Core.Configuration;

/// <summary>
/// Merges the mappings of packs and client: those of one name become one, lowest layer first, per record and per field; then the
/// client's defaults go under. Reports CFG070 to CFG075.
/// </summary>
public static class LayerMerger
{
    /// <summary>
    /// The merged mappings in order of name. One that is incomplete is there too, with a finding, so that the rest of it is checked;
    /// but not when what it lacks may stand in a file that could not be used.
    /// </summary>
    /// <param name="layers">Mapping files that passed their schema, lowest layer first.</param>
    /// <param name="defaults">The client's <c>defaults</c>, if it has any.</param>
    /// <param name="findings">Takes everything that is wrong.</param>
    /// <param name="someUnread">
    /// True when a file of some layer could not be used: what seems missing may stand there, so it is not reported as missing.
    /// </param>
    public static ImmutableArray<LayeredMapping> Merge(
        ImmutableArray<ImmutableArray<ConfigFile>> layers,
        ConfigMapping? defaults,
        FindingSink findings,
        bool someUnread = false)
    {
        var merger = new MappingMerger(defaults, someUnread ? new FindingSink() : findings);
        var merged = new SortedDictionary<string, ConfigMapping>(StringComparer.Ordinal);
        foreach (var layer in layers)
        {
            foreach (var (name, upper) in ByName(layer, findings))
            {
                merged[name] = merger.Merge(merged.GetValueOrDefault(name), upper);
            }
        }

        var applied = new DefaultsMerger(defaults);
        var complete = merged.Where(mapping => MappingCompleteness.Check(mapping.Key, mapping.Value, someUnread, findings)).ToList();
        var kept = someUnread ? complete : [.. merged];
        var result = kept.Select(mapping => new LayeredMapping(mapping.Key, applied.Apply(mapping.Value))).ToImmutableArray();
        if (!someUnread && complete.Count == merged.Count)
        {
            applied.ReportUnused(findings);
        }

        return result;
    }

    private static Dictionary<string, ConfigMapping> ByName(ImmutableArray<ConfigFile> layer, FindingSink findings)
    {
        var mappings = new Dictionary<string, ConfigMapping>(StringComparer.Ordinal);
        foreach (var root in layer.Select(file => file.Root).OfType<ConfigMapping>())
        {
            if (root["mapping"] is ConfigScalar name && !mappings.TryAdd(name.Text, root))
            {
                var first = mappings[name.Text]["mapping"]!.Span;
                findings.Error(ConfigurationCodes.MappingNameTwice, name.Span, $"A mapping named \"{name.Text}\" is already in {first}. Names are unique within a folder.");
            }
        }

        return mappings;
    }
}
