using System.Collections.Frozen;
using Engine.Core.Diagnostics;

namespace Engine.Core.Configuration;

/// <summary>Makes the event declarations of a client. What the client declares wins; packs must not contradict each other (CFG064).</summary>
internal static class EventCompiler
{
    public static FrozenDictionary<(string Source, string Type), EventDeclaration> Compile(ClientSource source, FindingSink findings)
    {
        var declared = new Dictionary<(string Source, string Type), EventDeclaration>();
        var versions = new Dictionary<string, KnownVersions>();
        var disputed = new Dictionary<(string Source, string Type), (EventDeclaration First, EventDeclaration Second)>();
        foreach (var file in source.Events)
        {
            var root = (ConfigMapping)file.Root;
            EventNames.Check(root, findings);
            if (Versions(root, findings) is { } known)
            {
                versions[root.Text("source") ?? ""] = known;
            }

            var isOwn = file.Path.StartsWith($"mappings/{source.Name}/", StringComparison.Ordinal);
            foreach (var (key, declaration) in Declarations(root))
            {
                if (isOwn)
                {
                    disputed.Remove(key);
                }
                else if (declared.TryGetValue(key, out var first) && first.IsIgnored != declaration.IsIgnored)
                {
                    disputed[key] = (first, declaration);
                }

                declared[key] = declaration;
            }
        }

        foreach (var (key, (first, second)) in disputed)
        {
            findings.Error(
                ConfigurationCodes.EventDeclaredTwice,
                second.Span,
                $"{key.Source} event `{key.Type}` is {Said(second)} here and {Said(first)} in {first.Span}. Say in the client's events.yaml which holds.");
        }

        return declared.ToFrozenDictionary(pair => pair.Key, pair => pair.Value with { Versions = versions.GetValueOrDefault(pair.Key.Source) });
    }

    // A range that a later file names holds for the whole source: its mappings see the same payloads.
    private static KnownVersions? Versions(ConfigMapping root, FindingSink findings)
    {
        if (root.Mapping("versions") is not { } written || written.Text("from") is not { } from || written.Text("through") is not { } through)
        {
            return null;
        }

        var known = new KnownVersions(from, through, [.. (written.Sequence("names")?.Items ?? []).OfType<ConfigScalar>().Select(name => name.Text)]);
        if (known.IsEmpty)
        {
            findings.Error(ConfigurationCodes.VersionsEmpty, written.Span, $"No version is {known}. Write the older date under `from`.");
        }

        return known;
    }

    private static IEnumerable<((string Source, string Type) Key, EventDeclaration Declaration)> Declarations(ConfigMapping root) =>
        (root.Mapping("events")?.Entries ?? []).Select(entry =>
            ((root.Text("source") ?? "", entry.Name), new EventDeclaration(entry.Name, (entry.Value as ConfigMapping)?.Text("ignored"), entry.Key.Span)));

    private static string Said(EventDeclaration declaration) => declaration.IsIgnored ? "ignored" : "handled";
}
