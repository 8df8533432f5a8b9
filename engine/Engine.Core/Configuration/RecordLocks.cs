using System.Collections.Immutable;
using Engine.Core.Diagnostics;

namespace Engine.Core.Configuration;

/// <summary>
/// What a layer may not change of a record below it: <c>locked: [companyName, externalId]</c>, or <c>locked: true</c> for everything. A name is a field of
/// the body, a sublist, or a key of the record. Locks add up; no layer takes one off.
/// </summary>
internal static class RecordLocks
{
    private const string Key = "locked";

    /// <summary>The overlay without what is locked; each such entry is reported with the place of the lock (CFG076).</summary>
    public static ConfigMapping Admitted(ConfigMapping lower, ConfigMapping upper, FindingSink findings)
    {
        if (lower[Key] is not { } locked)
        {
            return upper;
        }

        var kept = upper.Entries.RemoveAll(entry => entry.Name is not ("record" or "as" or "fields" or "lines" or Key) && Refuse(locked, entry, findings));
        return (upper with { Entries = kept })
            .Change("fields", node => Without(locked, node, findings))
            .Change("lines", node => Without(locked, node, findings))
            .Change(Key, node => Union(locked, node));
    }

    /// <summary>The lock that keeps a default off a record, where the lock stands in a lower layer than the default; null when none does.</summary>
    /// <param name="record">The record as all layers together make it.</param>
    /// <param name="name">A field of the body, or a sublist.</param>
    /// <param name="value">The default.</param>
    public static ConfigNode? Against(ConfigMapping record, string name, SourceSpan value) =>
        record[Key] is { } locked && Lock(locked, name) is { } place && FolderOf(place.Span) != FolderOf(value) ? place : null;

    // A layer is a folder: a client's own lock holds for its environments, not for itself.
    private static string FolderOf(SourceSpan span) => span.File[..(span.File.LastIndexOf('/') + 1)];

    private static ConfigNode Without(ConfigNode locked, ConfigNode node, FindingSink findings) => node is ConfigMapping mapping
        ? mapping with { Entries = mapping.Entries.RemoveAll(entry => Refuse(locked, entry, findings)) }
        : node;

    private static bool Refuse(ConfigNode locked, ConfigEntry entry, FindingSink findings)
    {
        if (Lock(locked, entry.Name) is not { } place)
        {
            return false;
        }

        findings.Error(ConfigurationCodes.Locked, entry.Key.Span, $"`{entry.Name}` is locked in {place.Span} and cannot be changed here.");
        return true;
    }

    // The schema admits a list or true, so a layer can only add.
    private static ConfigNode Union(ConfigNode locked, ConfigNode upper) =>
        (locked, upper) is (ConfigSequence list, ConfigSequence more) ? list with { Items = list.Items.AddRange(more.Items) }
        : upper is ConfigSequence ? locked
        : upper;

    private static ConfigNode? Lock(ConfigNode locked, string name) => locked switch
    {
        ConfigScalar { Text: "true" } all => all,
        ConfigSequence list => list.Items.FirstOrDefault(item => item is ConfigScalar scalar && scalar.Text == name),
        _ => null,
    };
}
