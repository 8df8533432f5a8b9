using System.Collections.Frozen;
using Engine.Core.Values;

namespace Engine.Core.Configuration;

/// <summary>A table from a key of the source to a NetSuite internal id.</summary>
/// <param name="Name">File name without its extension.</param>
/// <param name="Rows">By key, compared exactly.</param>
public sealed record Crosswalk(string Name, FrozenDictionary<string, CrosswalkRow> Rows)
{
    private const int LongKey = 256;

    /// <summary>The file to edit: that of the highest layer. Empty when it is made of no file.</summary>
    public string File { get; init; } = "";

    /// <summary>The row of a text; null when there is none.</summary>
    internal CrosswalkRow? Find(Value key)
    {
        Span<char> room = stackalloc char[LongKey];
        return key.TryDecode(room, out var text)
            ? Rows.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out var row) ? row : null
            : Rows.GetValueOrDefault(key.AsText());
    }
}
