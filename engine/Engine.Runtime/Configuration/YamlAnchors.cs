using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using YamlDotNet.Core;

namespace Engine.Runtime.Configuration;

/// <summary>The anchors of one file, and what following its aliases has cost so far.</summary>
internal sealed class YamlAnchors(FindingSink findings)
{
    private readonly Dictionary<string, BuiltNode> closed = new(StringComparer.Ordinal);
    private readonly HashSet<string> open = new(StringComparer.Ordinal);
    private int expanded;

    public void Open(AnchorName anchor)
    {
        if (!anchor.IsEmpty)
        {
            closed.Remove(anchor.Value);
            open.Add(anchor.Value);
        }
    }

    public void Close(AnchorName anchor, BuiltNode? node)
    {
        if (!anchor.IsEmpty && open.Remove(anchor.Value) && node is not null)
        {
            closed[anchor.Value] = node;
        }
    }

    /// <summary>What an alias stands for, or null with a finding (CFG015, CFG016, CFG017).</summary>
    public BuiltNode? Resolve(AnchorName name, SourceSpan span, out bool tooMany)
    {
        tooMany = false;
        if (open.Contains(name.Value))
        {
            findings.Error(ConfigurationCodes.CyclicAlias, span, $"*{name.Value} stands inside the value that &{name.Value} marks.");
            return null;
        }

        if (!closed.TryGetValue(name.Value, out var node))
        {
            findings.Error(ConfigurationCodes.UnknownAlias, span, $"No value before this is marked &{name.Value}.{Suggestion.DidYouMean(name.Value, closed.Keys)}");
            return null;
        }

        expanded += node.Size;
        tooMany = expanded > ConfigurationLimits.AliasNodes;
        if (tooMany)
        {
            findings.Error(ConfigurationCodes.TooManyNodes, span, $"With *{name.Value} the aliases of this file add more than {ConfigurationLimits.AliasNodes} values.");
        }

        return tooMany ? null : node;
    }
}
