using System.Collections.Frozen;
using System.Collections.Immutable;
using Engine.Core.Rules;

namespace Engine.Core.Configuration;

/// <summary>The rule sets whose names stand in a mapping, whatever it uses them for.</summary>
internal static class RuleSetMentions
{
    public static ImmutableArray<RuleSet> In(ConfigMapping mapping, FrozenDictionary<string, RuleSet> ruleSets)
    {
        var found = ImmutableArray.CreateBuilder<RuleSet>();
        Walk(mapping, ruleSets, found);
        return found.ToImmutable();
    }

    private static void Walk(ConfigNode node, FrozenDictionary<string, RuleSet> ruleSets, ImmutableArray<RuleSet>.Builder found)
    {
        switch (node)
        {
            case ConfigScalar scalar when ruleSets.TryGetValue(scalar.Text, out var named):
                found.Add(named);
                break;
            case ConfigSequence sequence:
                foreach (var item in sequence.Items)
                {
                    Walk(item, ruleSets, found);
                }

                break;
            case ConfigMapping mapping:
                foreach (var entry in mapping.Entries)
                {
                    Walk(entry.Key, ruleSets, found);
                    Walk(entry.Value, ruleSets, found);
                }

                break;
        }
    }
}
