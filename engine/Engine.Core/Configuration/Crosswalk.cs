using System.Collections.Frozen;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Values;

namespace Engine.Core.Configuration;

/// <summary>A table from a key of the source to a NetSuite internal id.</summary>
/// <param name="Name">File name without its extension.</param>
/// <param name="Rows">By key, compared exactly.</param>
public sealed record Crosswalk(string Name, FrozenDictionary<string, CrosswalkRow> Rows)
{
    private readonly FrozenDictionary<string, CrosswalkRow>.AlternateLookup<ReadOnlySpan<char>> byText = Rows.GetAlternateLookup<ReadOnlySpan<char>>();

    private const int LongKey = 64;

    /// <summary>The file to edit: that of the highest layer. Empty when it is made of no file.</summary>
    public string File { get; init; } = "";

    /// <summary>The row of a text or number; null when there is none.</summary>
    internal CrosswalkRow? Find(Value key)
    {
        Span<char> room = stackalloc char[LongKey];
        if (key.TryDecode(room, out var text))
        {
            return byText.TryGetValue(text, out var row) ? row : null;
        }

        _ = TextForm.TryGet(key, out var written);
        return Rows.GetValueOrDefault(written);
    }
}
