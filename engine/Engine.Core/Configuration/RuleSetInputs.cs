using System.Collections.Immutable;
using Engine.Core.Expressions;
using Engine.Core.Mapping;
using Engine.Core.Rules;
using Engine.Core.Shapes;

namespace Engine.Core.Configuration;

/// <summary>What rule sets see: the envelope, the client, and the payload of those events whose mappings ask them.</summary>
internal static class RuleSetInputs
{
    /// <summary>
    /// What a workflow sees, by its name. One that other workflows inject may be asked about any event, so nothing is known of its payload.
    /// </summary>
    public static Func<string, bool, RuleInputs> Of(ImmutableArray<LayeredMapping> mappings, PayloadShapes shapes)
    {
        var payloads = mappings
            .SelectMany(mapping => Named(mapping.Root).Select(name => (Name: name, Payload: Payload(mapping.Root, shapes), Versions: Versions(mapping.Root))))
            .GroupBy(use => use.Name, StringComparer.Ordinal)
            .ToDictionary(
                uses => uses.Key,
                uses => (Payload: uses.Select(use => use.Payload).Aggregate(shapes.Either), Versions: uses.Select(use => use.Versions).Aggregate((one, other) => one.Or(other))),
                StringComparer.Ordinal);
        return (workflow, isInjected) =>
            isInjected || !payloads.TryGetValue(workflow, out var use) ? new RuleInputs(MappingScope.Names) : new RuleInputs(MappingScope.With(use.Payload)) { Versions = use.Versions };
    }

    private static VersionRange Versions(ConfigMapping mapping) =>
        new(mapping.Mapping("on")?.Text("since"), mapping.Mapping("on")?.Text("until"));

    private static Known Payload(ConfigMapping mapping, PayloadShapes shapes)
    {
        var on = mapping.Mapping("on");
        var events = (on?.Sequence("events")?.Items ?? []).OfType<ConfigScalar>().Select(name => name.Text);
        return shapes.Of(on?.Text("source") ?? "", events);
    }

    // A field whose value a rule set gives names it under `rules`; nothing else in a record is called so.
    private static IEnumerable<ConfigNode> Defaults(ConfigNode? node) => node switch
    {
        ConfigMapping mapping => mapping.Entries.SelectMany(entry => entry.Name == "rules" ? [entry.Value] : Defaults(entry.Value)),
        ConfigSequence list => list.Items.SelectMany(Defaults),
        _ => [],
    };

    private static IEnumerable<string> Named(ConfigMapping mapping) => (mapping.Sequence("validate")?.Items ?? [])
        .Concat((mapping.Mapping("routes")?.Entries ?? []).Select(entry => entry.Value))
        .Concat(Defaults(mapping["records"]))
        .OfType<ConfigScalar>()
        .Append(mapping["when"] as ConfigScalar)
        .OfType<ConfigScalar>()
        .Select(name => name.Text)
        .Distinct();
}
