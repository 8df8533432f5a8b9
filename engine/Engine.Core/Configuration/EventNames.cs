using System.Collections.Frozen;
using Engine.Core.Diagnostics;
using Engine.Core.Sources;

namespace Engine.Core.Configuration;

/// <summary>Compares declared events with those that a source is known to have.</summary>
internal static class EventNames
{
    private const int MostNamed = 5;

    private static readonly FrozenDictionary<string, FrozenSet<string>> known =
        new Dictionary<string, FrozenSet<string>> { ["stripe"] = StripeEventNames.All }.ToFrozenDictionary();

    /// <summary>Reports CFG065 and CFG066; nothing for a source whose names are not known.</summary>
    public static void Check(ConfigMapping root, FindingSink findings)
    {
        if (root["source"] is not ConfigScalar source || !known.TryGetValue(source.Text, out var names) || root.Mapping("events") is not { } events)
        {
            return;
        }

        foreach (var entry in events.Entries.Where(entry => !names.Contains(entry.Name)))
        {
            findings.Error(
                ConfigurationCodes.UnknownEventName, entry.Key.Span, $"{source.Text} has no event `{entry.Name}` that is known here.{Suggestion.DidYouMean(entry.Name, names)}");
        }

        var missing = names.Except(events.Entries.Select(entry => entry.Name)).Order(StringComparer.Ordinal).ToList();
        if (root["complete"] is ConfigScalar { Text: "true" } complete && missing.Count > 0)
        {
            var more = missing.Count > MostNamed ? $" and {missing.Count - MostNamed} more" : "";
            findings.Error(
                ConfigurationCodes.EventsMissing, complete.Span, $"Not declared: {string.Join(", ", missing.Take(MostNamed).Select(name => $"`{name}`"))}{more}.");
        }
    }
}
