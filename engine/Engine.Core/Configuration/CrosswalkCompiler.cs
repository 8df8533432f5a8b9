using System.Collections.Frozen;
using System.Collections.Immutable;
using Engine.Core.Diagnostics;

namespace Engine.Core.Configuration;

/// <summary>Makes the crosswalks of a client out of its files. What can be wrong with a row, the reader of the file has said.</summary>
internal static class CrosswalkCompiler
{
    /// <param name="files">Lowest layer first; a later file adds rows to, or replaces rows of, one of the same name.</param>
    /// <param name="findings">Takes nothing.</param>
    /// <param name="memory">What did not change is taken from there.</param>
    public static FrozenDictionary<string, Crosswalk> Compile(ImmutableArray<ConfigFile> files, FindingSink findings, CompileMemory memory) => files
        .GroupBy(file => NameOf(file.Path), StringComparer.Ordinal)
        .ToFrozenDictionary(
            group => group.Key,
            group => memory.Recall($"crosswalk {group.Key}", [.. group], _ => new Crosswalk(group.Key, Rows(group)), findings),
            StringComparer.Ordinal);

    private static FrozenDictionary<string, CrosswalkRow> Rows(IEnumerable<ConfigFile> layers)
    {
        var rows = new Dictionary<string, CrosswalkRow>(StringComparer.Ordinal);
        foreach (var row in layers.SelectMany(file => ((ConfigSequence)file.Root).Items).Cast<ConfigMapping>().Select(Row))
        {
            rows[row.Key] = row;
        }

        return rows.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static CrosswalkRow Row(ConfigMapping row) =>
        new(row.Text("key")!, row.Text("internalId")!, row.Text("active") != "false", row.Span) { Columns = Columns(row) };

    private static ImmutableArray<KeyValuePair<string, string>> Columns(ConfigMapping row) =>
    [
        .. row.Entries
            .Where(entry => entry.Name is not ("key" or "internalId" or "active"))
            .Select(entry => KeyValuePair.Create(entry.Name, ((ConfigScalar)entry.Value).Text)),
    ];

    private static string NameOf(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        return name[..name.LastIndexOf('.')];
    }
}
