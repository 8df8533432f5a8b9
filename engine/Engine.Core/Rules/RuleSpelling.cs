using System.Collections.Immutable;
using Engine.Core.Configuration;

namespace Engine.Core.Rules;

/// <summary>
/// Rule files of other programs write member names in any case. Their schema knows one spelling, so it is shown the file in that; the reader of the
/// rules then says which names are unusual.
/// </summary>
public static class RuleSpelling
{
    private static readonly ImmutableArray<string> Workflow = WorkflowReader.WorkflowMembers;

    /// <summary>The same nodes at the same places, with known members spelled as the format spells them. Free data below Properties and Context stays as it is.</summary>
    public static ConfigNode Usual(ConfigNode root) => root is ConfigSequence list
        ? list with { Items = [.. list.Items.Select(item => Spell(item, Workflow))] }
        : Spell(root, Workflow);

    private static ConfigNode Spell(ConfigNode node, ImmutableArray<string> known) => node is ConfigMapping mapping
        ? mapping with { Entries = [.. mapping.Entries.Select(entry => Spell(entry, mapping, known))] }
        : node;

    private static ConfigEntry Spell(ConfigEntry entry, ConfigMapping within, ImmutableArray<string> known)
    {
        var usual = known.FirstOrDefault(name => name.Equals(entry.Name, StringComparison.OrdinalIgnoreCase));
        if (usual is null || (usual != entry.Name && within[usual] is not null))
        {
            return entry;
        }

        return entry with { Key = entry.Key with { Text = usual }, Value = Below(usual, entry.Value) };
    }

    private static ConfigNode Below(string name, ConfigNode value) => name switch
    {
        "Rules" => Each(value, RuleReader.Members),
        "GlobalParams" or "LocalParams" => Each(value, WorkflowReader.ParameterMembers),
        "Actions" => Spell(value, ActionReader.ActionsMembers),
        "OnSuccess" or "OnFailure" => Spell(value, ActionReader.ActionMembers),
        _ => value,
    };

    private static ConfigNode Each(ConfigNode node, ImmutableArray<string> known) =>
        node is ConfigSequence list ? list with { Items = [.. list.Items.Select(item => Spell(item, known))] } : node;
}
