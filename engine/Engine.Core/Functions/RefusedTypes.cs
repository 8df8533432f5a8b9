using System.Collections.Frozen;

namespace Engine.Core.Functions;

/// <summary>.NET types that rule files elsewhere may use and that are refused here, with what to write instead.</summary>
internal static class RefusedTypes
{
    private static readonly FrozenDictionary<string, string> Reasons = new Dictionary<string, string>
    {
        ["Guid"] = " Ids are text here: compare them with a text in quotes.",
        ["TimeSpan"] = " A length of time is a difference of dates: (a - b).TotalDays.",
        ["TimeOnly"] = " Times of day are not calculated with; compare instants.",
        ["Uri"] = " Addresses are text here.",
        ["Enum"] = " Names of choices are text here.",
        ["Regex"] = " Write matches(text, 'pattern') or capture(text, 'pattern').",
        ["Environment"] = " Rules see their inputs and nothing of the machine.",
        ["CultureInfo"] = " Nothing depends on a culture here; leave it out.",
        ["Enumerable"] = " Write the method behind the list: list.Any(…).",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>What to write instead, with a leading space; null for any other name.</summary>
    public static string? Find(string name) => Reasons.GetValueOrDefault(name);
}
