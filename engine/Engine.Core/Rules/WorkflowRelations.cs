using System.Collections.Immutable;

namespace Engine.Core.Rules;

/// <summary>Which workflows cannot be compiled without regard to others.</summary>
internal static class WorkflowRelations
{
    /// <summary>The names of those that inject or call others, or are injected or called.</summary>
    public static HashSet<string> Of(IEnumerable<WorkflowDocument> workflows)
    {
        var related = new HashSet<string>(StringComparer.Ordinal);
        foreach (var workflow in workflows)
        {
            var others = workflow.Injected.Select(name => name.Text).Concat(CalledBy(workflow.Rules)).ToList();
            if (others.Count > 0)
            {
                related.Add(workflow.Name.Text);
                related.UnionWith(others);
            }
        }

        return related;
    }

    private static IEnumerable<string> CalledBy(ImmutableArray<RuleDocument> rules) => rules.SelectMany(rule => CalledBy(rule.Rules)
        .Concat(new[] { rule.OnSuccess, rule.OnFailure }.OfType<ActionDocument.Call>().Select(call => call.Workflow.Text)));
}
