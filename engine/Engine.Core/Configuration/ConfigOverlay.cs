using System.Collections.Immutable;

namespace Engine.Core.Configuration;

/// <summary>Lays one mapping over another, key by key and as deep as both are mappings. Every node keeps its file and position.</summary>
public static class ConfigOverlay
{
    public static ConfigMapping Over(ConfigMapping lower, ConfigMapping upper)
    {
        var entries = lower.Entries.ToBuilder();
        foreach (var entry in upper.Entries)
        {
            var place = entries.FindIndex(known => known.Name == entry.Name);
            if (place < 0)
            {
                entries.Add(entry);
            }
            else
            {
                entries[place] = entries[place].Value is ConfigMapping below && entry.Value is ConfigMapping above
                    ? entry with { Value = Over(below, above) }
                    : entry;
            }
        }

        return lower with { Entries = entries.ToImmutable() };
    }
}
