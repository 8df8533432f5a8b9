using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Matching;
using Engine.Core.Matching.Tuning;

namespace Engine.Runtime.CashApplication.Tuning;

/// <summary>What somebody would like to change in a match set, understood and compiled, and not written.</summary>
/// <param name="File">Where it would be written.</param>
/// <param name="Rules">The set as it stands.</param>
/// <param name="Draft">The set as it would be; null when only a range is tried.</param>
/// <param name="Range">A threshold and values to try; null for none.</param>
public sealed record MatchWish(
    ClientConfig Client, MatchSetFile File, MatchRuleSet Rules, ImmutableArray<MatchChange> Changes, MatchSetDraft? Draft, (string Name, ImmutableArray<int> Values)? Range)
{
    /// <summary>Null, with the reason, when there is nothing to change or something cannot be changed so.</summary>
    /// <param name="root">The project folder.</param>
    /// <param name="changes">As <see cref="MatchChange.Read"/> takes them.</param>
    /// <param name="sweep">Such as <c>windowDays=1..60</c>; null for none.</param>
    public static MatchWish? Read(string root, ClientConfig client, MatchRuleSet rules, IReadOnlyList<string> changes, string? sweep, out string? problem)
    {
        var read = ImmutableArray.CreateBuilder<MatchChange>(changes.Count);
        foreach (var written in changes)
        {
            if (MatchChange.Read(written, out problem) is not { } change)
            {
                return null;
            }

            read.Add(change);
        }

        (string Name, ImmutableArray<int> Values)? range = null;
        problem = read.Count == 0 && sweep is null ? "Say what to change, such as windowDays=7, or a range to try, such as windowDays=1..60." : null;
        if (problem is null && sweep is not null)
        {
            range = MatchThresholds.ReadRange(rules, sweep, out problem);
        }

        if (problem is not null || MatchSetFile.Read(root, client, rules, out problem) is not { } file)
        {
            return null;
        }

        var draft = read.Count == 0 ? null : file.Change(read.ToImmutable(), out problem);
        return problem is null ? new MatchWish(client, file, rules, read.ToImmutable(), draft, range) : null;
    }

    /// <summary>Tries it on payments of the past.</summary>
    public MatchTrialRun Begin() => new(Rules, Draft?.Rules ?? Rules, MatchSettings.Of(Client), Range);

    /// <summary>What it would have come to.</summary>
    /// <param name="people">The documents that people applied payments to; null where nobody's decisions are known.</param>
    public MatchTrial End(MatchTrialRun run, ImmutableDictionary<string, ImmutableArray<string>>? people) => run.End(people) with { Changes = Changes };
}
