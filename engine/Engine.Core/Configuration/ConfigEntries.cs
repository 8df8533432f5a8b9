using System.Collections.Immutable;

namespace Engine.Core.Configuration;

internal static class ConfigEntries
{
    public static int FindIndex(this ImmutableArray<ConfigEntry>.Builder entries, Func<ConfigEntry, bool> wanted)
    {
        for (var i = 0; i < entries.Count; i++)
        {
            if (wanted(entries[i]))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The mapping without the keys whose value is null.</summary>
    public static ConfigMapping WithoutNulls(this ConfigMapping mapping) =>
        mapping with { Entries = mapping.Entries.RemoveAll(entry => entry.Value is ConfigScalar { IsNull: true }) };

    /// <summary>The mapping with the value under a key changed, if the key is there.</summary>
    public static ConfigMapping Change(this ConfigMapping mapping, string key, Func<ConfigNode, ConfigNode> change) =>
        mapping.Entry(key) is { } entry
            ? mapping with { Entries = mapping.Entries.Replace(entry, entry with { Value = change(entry.Value) }, ReferenceEqualityComparer.Instance) }
            : mapping;
}
