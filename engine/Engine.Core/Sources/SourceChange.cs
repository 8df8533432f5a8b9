using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Engine.Core.Sources;

/// <summary>A change of an object's metadata at its source.</summary>
/// <param name="Metadata">Keys and values; keys that are not named stay as they are.</param>
public sealed record SourceChange(string Source, string Object, string Id, ImmutableArray<KeyValuePair<string, string>> Metadata)
{
    /// <summary>How every key begins, so that a change can be told to be ours.</summary>
    public const string KeyPrefix = "engine-wb-";

    /// <summary>
    /// The idempotency key: the same for the same object and content, whichever event asks for it and however often. Made of source ids and NetSuite ids only.
    /// </summary>
    public string Key
    {
        get
        {
            var content = string.Join('\n', Metadata.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key}={entry.Value}").Prepend($"{Source} {Object} {Id}"));
            return KeyPrefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..40];
        }
    }

    public override string ToString() => $"{Source} {Object} {Id}";
}
