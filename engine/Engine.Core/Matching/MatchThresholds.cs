using System.Collections.Immutable;
using Engine.Core.Diagnostics;
using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Matching;

/// <summary>Reads changes of thresholds as people write them.</summary>
public static class MatchThresholds
{
    private const int MostValues = 1_000;

    /// <summary><c>windowDays=7</c>. Null, with the reason, when there is no such threshold or the value cannot be read.</summary>
    public static (string Name, Value Value)? Read(MatchRuleSet rules, string change, out string? problem)
    {
        var at = change.IndexOf('=', StringComparison.Ordinal);
        var name = at < 0 ? change : change[..at];
        problem = at < 0 ? $"Write {name}=value." : Problem(rules, name);
        return problem is null ? (name, Read(change[(at + 1)..])) : null;
    }

    /// <summary><c>windowDays=1..60</c>: whole numbers, both ends included. Null, with the reason, when it cannot be read.</summary>
    public static (string Name, ImmutableArray<int> Values)? ReadRange(MatchRuleSet rules, string range, out string? problem)
    {
        var at = range.IndexOf('=', StringComparison.Ordinal);
        var name = at < 0 ? range : range[..at];
        var ends = at < 0 ? [] : range[(at + 1)..].Split("..");
        var invariant = System.Globalization.CultureInfo.InvariantCulture;
        if (ends.Length != 2 || !int.TryParse(ends[0], invariant, out var from) || !int.TryParse(ends[1], invariant, out var to) || from > to || to - (long)from >= MostValues)
        {
            problem = $"Write {name}=from..to with whole numbers, at most {MostValues} of them.";
            return null;
        }

        problem = Problem(rules, name);
        return problem is null ? (name, [.. Enumerable.Range(from, to - from + 1)]) : null;
    }

    private static string? Problem(MatchRuleSet rules, string name) => rules.Thresholds.Contains(name)
        ? null
        : $"{rules.Name} has no threshold \"{name}\".{Suggestion.DidYouMean(name, rules.Thresholds)} It has {(rules.Thresholds.IsEmpty ? "none" : string.Join(", ", rules.Thresholds))}.";

    private static Value Read(string text) =>
        Numbers.TryParse(text, out var number) ? Value.Of(number)
        : bool.TryParse(text, out var flag) ? Value.Of(flag)
        : Value.Of(text);
}
