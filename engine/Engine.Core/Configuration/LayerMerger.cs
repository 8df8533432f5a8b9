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
    /// <param name="memory">What did not change is taken from there.</param>
    public static ImmutableArray<LayeredMapping> Merge(
        ImmutableArray<ImmutableArray<ConfigFile>> layers,
        ConfigMapping? defaults,
        FindingSink findings,
        bool someUnread = false,
        CompileMemory? memory = null)
    {
        memory ??= new CompileMemory();
        var merged = Written(layers, findings)
            .Select(mapping => memory.Recall(
                $"layers {mapping.Key}",
                [defaults, someUnread.ToString(), .. mapping.Value],
                own => Merge(mapping.Key, mapping.Value, defaults, someUnread, own),
                findings))
            .ToList();
        if (!someUnread && merged.TrueForAll(mapping => mapping.IsComplete))
        {
            var all = new DefaultsMerger(defaults);
            merged.ForEach(mapping => all.Include(mapping.Defaults));
            all.ReportUnused(findings);
        }

        return [.. merged.Where(mapping => mapping.IsComplete || !someUnread).Select(mapping => mapping.Mapping)];
    }

    private static MergedMapping Merge(string name, List<ConfigMapping> written, ConfigMapping? defaults, bool someUnread, FindingSink findings)
    {
        var merger = new MappingMerger(defaults, someUnread ? new FindingSink() : findings);
        var merged = written.Aggregate((ConfigMapping?)null, merger.Merge)!;
        var isComplete = MappingCompleteness.Check(name, merged, someUnread, findings);
        var applied = new DefaultsMerger(defaults);
        return new MergedMapping(new LayeredMapping(name, applied.Apply(merged)), isComplete, applied);
    }

    /// <summary>The layers of each mapping, lowest first.</summary>
    private static SortedDictionary<string, List<ConfigMapping>> Written(ImmutableArray<ImmutableArray<ConfigFile>> layers, FindingSink findings)
    {
        var written = new SortedDictionary<string, List<ConfigMapping>>(StringComparer.Ordinal);
        foreach (var (name, root) in layers.SelectMany(layer => ByName(layer, findings)))
        {
            if (!written.TryGetValue(name, out var below))
            {
                written.Add(name, below = []);
            }

            below.Add(root);
        }

        return written;
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
