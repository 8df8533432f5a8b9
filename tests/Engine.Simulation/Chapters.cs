using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Engine.App.Demo;

namespace Engine.Simulation;

/// <summary>The demo's history, taken apart where nothing connects one part with another, so that a run can play a few of them.</summary>
internal static partial class Chapters
{
    /// <summary>In the order in which they are told.</summary>
    public static ImmutableArray<Chapter> All { get; } = Split(DemoHistory.Acme);

    private static ImmutableArray<Chapter> Split(DemoHistory history)
    {
        var groups = new List<HashSet<string>>();
        var accepted = history.Deliveries
            .Where(delivery => delivery.Expected != DemoOutcome.Refused && IdsOf(Encoding.UTF8.GetString(delivery.Body)).Count > 0)
            .ToList();
        foreach (var delivery in accepted)
        {
            Join(groups, IdsOf(Encoding.UTF8.GetString(delivery.Body)));
        }

        var books = ExpectedBooks.From(history.Facts);
        return
        [
            .. groups.Select(group => new Chapter(
                [.. accepted.Where(delivery => IdsOf(Encoding.UTF8.GetString(delivery.Body)).Overlaps(group))],
                [.. books.Where(entry => IdsOf(entry.ExternalId).Overlaps(group))])),
        ];
    }

    private static void Join(List<HashSet<string>> groups, HashSet<string> ids)
    {
        foreach (var group in groups.Where(group => group.Overlaps(ids)).ToList())
        {
            groups.Remove(group);
            ids.UnionWith(group);
        }

        groups.Add(ids);
    }

    private static HashSet<string> IdsOf(string text) => [.. BusinessId().Matches(text).Select(match => match.Value)];

    // Ids of what is business of one customer; prices and events are shared or name nobody.
    [GeneratedRegex("(cus|in|pi|ch|re|sub|cs|po|prod)_[0-9A-Za-z]*QAcme[0-9A-Za-z]+", RegexOptions.CultureInvariant)]
    private static partial Regex BusinessId();
}
