using System.Collections.Immutable;
using Engine.Core.Configuration;

namespace Engine.Core.Shapes;

/// <summary>One object of a source as its shape files describe it, layers merged.</summary>
/// <param name="Members">Members by name; those of a later layer replace those of an earlier one.</param>
internal sealed record ObjectDescription(
    string Source, ConfigScalar Name, bool IsEnvelope, ImmutableArray<ConfigScalar> Events, ImmutableDictionary<string, ConfigEntry> Members)
{
    public static ObjectDescription? Read(ConfigFile file)
    {
        var root = file.Root as ConfigMapping;
        return root?.Text("source") is { } source && root["object"] is ConfigScalar name
            ? new ObjectDescription(
                source,
                name,
                root.Text("envelope") == "true",
                [.. (root.Sequence("events")?.Items ?? []).OfType<ConfigScalar>()],
                (root.Mapping("members")?.Entries ?? []).ToImmutableDictionary(entry => entry.Name))
            : null;
    }

    /// <summary>This description with that of a higher layer laid over it.</summary>
    public ObjectDescription Under(ObjectDescription upper) => upper with
    {
        IsEnvelope = IsEnvelope || upper.IsEnvelope,
        Events = [.. Events.Concat(upper.Events).DistinctBy(name => name.Text)],
        Members = Members.SetItems(upper.Members),
    };
}
