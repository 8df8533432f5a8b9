using System.Collections.Immutable;
using Engine.Core.Diagnostics;

namespace Engine.Core.Configuration;

/// <summary>Keys with values, in the order of the file. Keys are unique: a reader reports a repeated one.</summary>
public sealed record ConfigMapping(SourceSpan Span, ImmutableArray<ConfigEntry> Entries) : ConfigNode(Span)
{
    /// <summary>The value under a key, or null when the key is not there.</summary>
    public ConfigNode? this[string key] => Entry(key)?.Value;

    public ConfigEntry? Entry(string key) => Entries.FirstOrDefault(entry => entry.Name == key);

    /// <summary>The text under a key, or null when it is not there, is null, or is no scalar.</summary>
    public string? Text(string key) => this[key] is ConfigScalar { IsNull: false } scalar ? scalar.Text : null;

    public ConfigMapping? Mapping(string key) => this[key] as ConfigMapping;

    public ConfigSequence? Sequence(string key) => this[key] as ConfigSequence;
}
