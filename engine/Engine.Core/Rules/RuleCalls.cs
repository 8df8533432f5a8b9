using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;

namespace Engine.Core.Rules;

/// <summary>
/// Which rule calls which through EvaluateRule: finds the rules that are called, the names that only a call gives them, and
/// refuses targets that do not exist and circles.
/// </summary>
internal sealed class RuleCalls
{
    private const int LongestChain = 64;

    private readonly IReadOnlyDictionary<string, WorkflowDocument> workflows;
    private readonly FindingSink findings;
    private readonly Dictionary<RuleDocument, HashSet<string>> given = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<RuleDocument, int> heights = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<ActionDocument.Call> cyclic = new(ReferenceEqualityComparer.Instance);

    /// <param name="workflows">All there are, by name.</param>
    /// <param name="findings">Takes what is wrong.</param>
    public RuleCalls(IReadOnlyDictionary<string, WorkflowDocument> workflows, FindingSink findings)
    {
        this.workflows = workflows;
        this.findings = findings;
        foreach (var workflow in workflows.Values)
        {
            foreach (var rule in workflow.Rules)
            {
                Collect(workflow, rule, [.. workflow.Globals.Select(global => global.Name.Text)]);
                Follow(rule, []);
            }
        }
    }

    /// <summary>The workflow and the rule that are called; null when there are none.</summary>
    public (WorkflowDocument Workflow, RuleDocument Rule)? TargetOf(ActionDocument.Call call) =>
        workflows.TryGetValue(call.Workflow.Text, out var workflow) ? Find(workflow, call.Rule.Text, []) : null;

    /// <summary>Names that a rule has only when it is called, in order of the alphabet. Evaluated with its workflow, they are missing.</summary>
    public IEnumerable<string> NamesGivenTo(RuleDocument rule) =>
        given.TryGetValue(rule, out var names) ? names.Order(StringComparer.Ordinal) : [];

    private void Collect(WorkflowDocument workflow, RuleDocument rule, ImmutableArray<string> outer)
    {
        ImmutableArray<string> seen = [.. outer, .. rule.Locals.Select(local => local.Name.Text)];
        foreach (var call in CallsOf(rule))
        {
            if (TargetOf(call) is not var (target, called))
            {
                ReportTarget(call);
                continue;
            }

            var passed = call.Filter is { } filter ? filter.Select(name => name.Text).Intersect(seen) : seen;
            var names = given.TryGetValue(called, out var before) ? before : given[called] = new(StringComparer.Ordinal);
            names.UnionWith(passed.Concat(call.Additional.Select(input => input.Name.Text)));
            names.ExceptWith(OwnNames(target, called));
        }

        foreach (var child in rule.Rules)
        {
            Collect(workflow, child, seen);
        }
    }

    /// <summary>How many calls follow upon one another from here; reports circles.</summary>
    private int Follow(RuleDocument rule, ImmutableStack<RuleDocument> path)
    {
        if (heights.TryGetValue(rule, out var known))
        {
            return known;
        }

        var height = 0;
        foreach (var call in Below(rule).SelectMany(CallsOf))
        {
            if (TargetOf(call) is not var (_, called))
            {
                continue;
            }

            var chain = path.Push(rule);
            var below = chain.Contains(called) ? LongestChain : Follow(called, chain);
            if (below >= LongestChain)
            {
                Refuse(call, [.. chain.Reverse(), called]);
                continue;
            }

            height = Math.Max(height, below + 1);
        }

        return heights[rule] = height;
    }

    private void Refuse(ActionDocument.Call call, ImmutableArray<RuleDocument> chain)
    {
        var shown = string.Join(" → ", chain.TakeLast(10).Select(step => step.Name.Text));
        findings.Error(RuleCodes.CyclicCall, call.Rule.Span, $"Rules evaluate each other in a circle, or more than {LongestChain} deep: {shown}.");
        cyclic.Add(call);
    }

    /// <summary>The call closes a circle and must not be compiled.</summary>
    public bool IsCyclic(ActionDocument.Call call) => cyclic.Contains(call);

    /// <summary>The names that a rule and its workflow declare themselves; what a caller sees under these is not passed on.</summary>
    public static IEnumerable<string> OwnNames(WorkflowDocument workflow, RuleDocument rule) =>
        workflow.Globals.Concat(Below(rule).SelectMany(below => below.Locals)).Select(parameter => parameter.Name.Text);

    private void ReportTarget(ActionDocument.Call call)
    {
        if (!workflows.TryGetValue(call.Workflow.Text, out var workflow))
        {
            findings.Error(
                RuleCodes.UnknownWorkflow, call.Workflow.Span, $"No workflow is named \"{call.Workflow.Text}\".{Suggestion.DidYouMean(call.Workflow.Text, workflows.Keys)}");
            return;
        }

        var known = workflow.Rules.Where(rule => rule.IsEnabled).Select(rule => rule.Name.Text);
        findings.Error(
            RuleCodes.UnknownRule, call.Rule.Span, $"\"{workflow.Name.Text}\" has no enabled rule \"{call.Rule.Text}\" on its top level.{Suggestion.DidYouMean(call.Rule.Text, known)}");
    }

    private (WorkflowDocument Workflow, RuleDocument Rule)? Find(WorkflowDocument workflow, string name, ImmutableStack<WorkflowDocument> path)
    {
        if (workflow.Rules.FirstOrDefault(rule => rule.IsEnabled && rule.Name.Text == name) is { } own)
        {
            return (workflow, own);
        }

        if (path.Contains(workflow))
        {
            return null;
        }

        return workflow.Injected
            .Select(injected => workflows.TryGetValue(injected.Text, out var other) ? Find(other, name, path.Push(workflow)) : null)
            .FirstOrDefault(found => found is not null);
    }

    private static IEnumerable<RuleDocument> Below(RuleDocument rule) => rule.Rules.SelectMany(Below).Prepend(rule);

    private static IEnumerable<ActionDocument.Call> CallsOf(RuleDocument rule) =>
        new[] { rule.OnSuccess, rule.OnFailure }.OfType<ActionDocument.Call>();
}
