using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Mapping;
using Engine.Core.Model;
using Engine.Core.NetSuite;
using Engine.Core.Planning;
using Engine.Core.Rules;
using Engine.Core.Values;

namespace Engine.Core.Specs;

/// <summary>
/// What the specs of one client reach of its configuration: handled events, rules with both outcomes, fields, defaults, crosswalk rows.
/// Rows that packs and client share are counted once, where they stand.
/// </summary>
public sealed class SpecCoverage(ClientConfig client)
{
    public static ImmutableArray<string> Groups { get; } = ["events", "rules", "fields", "defaults", "crosswalks"];

    private readonly HashSet<CoverageItem> reached = [];
    private readonly ImmutableArray<CoverageItem> all = [.. CoverageItems.Of(client).Distinct()];

    public string Client => client.Name;

    /// <summary>The files of what is reached.</summary>
    public IReadOnlySet<string> Files => reached.Select(item => item.Span.File).ToHashSet(StringComparer.Ordinal);

    /// <summary>What no spec reaches, in order of group and place.</summary>
    public ImmutableArray<CoverageItem> NotReached => [.. all.Where(item => !reached.Contains(item))];

    /// <summary>How many of a group there are, and how many are reached.</summary>
    public (int Reached, int All) Of(string group) =>
        (all.Count(item => item.Group == group && reached.Contains(item)), all.Count(item => item.Group == group));

    /// <summary>Whole percent of a group, rounded down; 100 of an empty one.</summary>
    public int Percent(string group) => Of(group) is var (some, every) && every > 0 ? some * 100 / every : 100;

    /// <summary>Takes what another has reached. Not for several threads at once.</summary>
    public void Add(SpecCoverage other) => reached.UnionWith(other.reached);

    /// <summary>Takes what one decision reaches. Not for several threads at once.</summary>
    public void Visit(SourceEvent source, Observations observed, Plan plan)
    {
        var context = new EventContext(source, client, client.Scripts.Count == 0 ? null : new Scripts.ScriptCalls(observed.Scripts)) { OnCrosswalkRow = row => reached.Add(CoverageItems.OfRow(row)) };
        foreach (var set in CoverageItems.Conditions(client, source))
        {
            Take(set, set.Evaluate(context.Evaluation, context.Inputs).Rules, "");
        }

        if (client.Mappings.FirstOrDefault(mapping => mapping.Name == plan.Mapping) is not { } mapping)
        {
            return;
        }

        reached.Add(CoverageItems.OfEvent(client.Events[(source.Source, source.Type)]));
        foreach (var set in CoverageItems.Deciding(mapping))
        {
            Take(set, set.Evaluate(context.Evaluation, context.Inputs).Rules, "");
        }

        TakeFields(mapping, context, observed, plan);
    }

    private void Take(RuleSet set, ImmutableArray<RuleResult> rules, string path)
    {
        foreach (var rule in rules)
        {
            reached.Add(CoverageItems.OfRule(set, path + rule.Name, rule.Outcome == RuleOutcome.Passed));
            Take(set, rule.Children, $"{path}{rule.Name}/");
        }
    }

    // What is planned under a verdict other than these is not what would be written.
    private void TakeFields(MappingConfig mapping, EventContext context, Observations observed, Plan plan)
    {
        if (plan.Verdict is not (PlanVerdict.Write or PlanVerdict.Raise))
        {
            return;
        }

        var frame = context.FrameFor(mapping);
        if (AnsweredNames.Fill(mapping, context.Source, frame, observed))
        {
            WantedRecords.Build(mapping, frame, field => reached.UnionWith(CoverageItems.OfField(mapping, client, field)));
        }
    }
}
