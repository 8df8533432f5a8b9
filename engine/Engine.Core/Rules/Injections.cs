using System.Collections.Immutable;
using Engine.Core.Diagnostics;

namespace Engine.Core.Rules;

/// <summary>Follows WorkflowsToInject.</summary>
internal sealed class Injections(IReadOnlyDictionary<string, WorkflowDocument> workflows, FindingSink findings)
{
    private const int DeepestChain = 64;

    /// <summary>The workflow and all that it injects, in order, each once. Unknown names and circles are reported and left out.</summary>
    public ImmutableArray<WorkflowDocument> Of(WorkflowDocument workflow)
    {
        var found = ImmutableArray.CreateBuilder<WorkflowDocument>();
        Add(workflow, found, [], 1);
        CheckNames(workflow, found);
        return found.ToImmutable();
    }

    private void Add(WorkflowDocument workflow, ImmutableArray<WorkflowDocument>.Builder found, ImmutableStack<string> path, int depth)
    {
        found.Add(workflow);
        var below = path.Push(workflow.Name.Text);
        foreach (var name in workflow.Injected)
        {
            if (!workflows.TryGetValue(name.Text, out var injected))
            {
                findings.Error(RuleCodes.UnknownWorkflow, name.Span, $"No workflow is named \"{name.Text}\".{Suggestion.DidYouMean(name.Text, workflows.Keys)}");
            }
            else if (below.Contains(name.Text))
            {
                findings.Error(RuleCodes.CyclicInjection, name.Span, $"\"{name.Text}\" injects itself: {string.Join(" → ", below.Reverse())} → {name.Text}.");
            }
            else if (depth >= DeepestChain)
            {
                findings.Error(RuleCodes.CyclicInjection, name.Span, $"Workflows inject one another more than {DeepestChain} deep.");
            }
            else if (!found.Contains(injected))
            {
                Add(injected, found, below, depth + 1);
            }
        }
    }

    private void CheckNames(WorkflowDocument workflow, IEnumerable<WorkflowDocument> parts)
    {
        var seen = new Dictionary<string, RuleDocument>();
        foreach (var rule in parts.SelectMany(part => part.Rules).Where(rule => rule.IsEnabled))
        {
            if (!seen.TryAdd(rule.Name.Text, rule))
            {
                findings.Error(
                    RuleCodes.DuplicateRule, rule.Name.Span, $"Two rules of \"{workflow.Name.Text}\" are named \"{rule.Name.Text}\"; the other stands at {seen[rule.Name.Text].Name.Span}.");
            }
        }
    }
}
