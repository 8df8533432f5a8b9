using Engine.Core.Configuration;
using Newtonsoft.Json.Linq;

namespace Engine.Runtime.Configuration.Schemas;

/// <summary>
/// Makes the tokens that NJsonSchema checks out of our nodes. NJsonSchema tells where it found something only by the line number of
/// the token, so the "line" of each token is the index of its node here.
/// </summary>
internal sealed class NodeTokens(ConfigFileKind kind)
{
    private readonly List<ConfigNode> nodes = [];

    public ConfigNode this[int index] => nodes[index];

    public JToken Of(ConfigNode node)
    {
        nodes.Add(node);
        var index = nodes.Count - 1;
        return node switch
        {
            ConfigMapping mapping => Object(mapping, index),
            ConfigSequence sequence => Array(sequence, index),
            ConfigScalar scalar => new IndexedValue(Value(scalar), index),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private IndexedObject Object(ConfigMapping mapping, int index)
    {
        var token = new IndexedObject(index);
        foreach (var entry in mapping.Entries)
        {
            // A property cannot carry a line, so an unknown one is found by its name in its parent, whose line is known.
            var name = kind == ConfigFileKind.RuleSet ? RuleMembers.Canonical(entry.Name) : entry.Name;
            if (token[name] is null)
            {
                token.Add(new IndexedProperty(name, Of(entry.Value), index));
            }
        }

        return token;
    }

    private IndexedArray Array(ConfigSequence sequence, int index)
    {
        var token = new IndexedArray(index);
        foreach (var item in sequence.Items)
        {
            token.Add(Of(item));
        }

        return token;
    }

    private static object? Value(ConfigScalar scalar) => scalar.Kind switch
    {
        ConfigScalarKind.Null => null,
        ConfigScalarKind.Boolean => scalar.Text is ['t' or 'T', ..],
        ConfigScalarKind.Number when long.TryParse(scalar.Text, out var whole) => whole,
        ConfigScalarKind.Number when decimal.TryParse(scalar.Text, System.Globalization.NumberStyles.Float, null, out var number) => number,
        _ => scalar.Text,
    };
}
