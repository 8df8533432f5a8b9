using System.Collections.Frozen;
using Engine.Core.Diagnostics;

namespace Engine.Core.Configuration;

/// <summary>Makes the event declarations of a client. What the client declares wins; packs must not contradict each other (CFG064).</summary>
internal static class EventCompiler
{
    public static FrozenDictionary<(string Source, string Type), EventDeclaration> Compile(ClientSource source, FindingSink findings)
    {
        var declared = new Dictionary<(string Source, string Type), EventDeclaration>();
        var disputed = new Dictionary<(string Source, string Type), (EventDeclaration First, EventDeclaration Second)>();
        foreach (var file in source.Events)
        {
            EventNames.Check((ConfigMapping)file.Root, findings);
            var isOwn = file.Path.StartsWith($"mappings/{source.Name}/", StringComparison.Ordinal);
            foreach (var (key, declaration) in Declarations((ConfigMapping)file.Root))
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

        return declared.ToFrozenDictionary();
    }

    private static IEnumerable<((string Source, string Type) Key, EventDeclaration Declaration)> Declarations(ConfigMapping root) =>
        (root.Mapping("events")?.Entries ?? []).Select(entry =>
            ((root.Text("source") ?? "", entry.Name), new EventDeclaration(entry.Name, (entry.Value as ConfigMapping)?.Text("ignored"), entry.Key.Span)));

    private static string Said(EventDeclaration declaration) => declaration.IsIgnored ? "ignored" : "handled";
}
