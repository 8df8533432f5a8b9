using System.Collections.Immutable;
using Engine.Core.Diagnostics;
using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Rules;

/// <summary>One workflow of a rule file, compiled.</summary>
public abstract class RuleSet
{
    /// <summary>WorkflowName.</summary>
    public required string Name { get; init; }

    public required RuleSetKind Kind { get; init; }

    /// <summary>Whether the file says the Kind; otherwise it is taken for a filter.</summary>
    public bool IsKindWritten { get; init; } = true;

    /// <summary>Of top-level rules of Kind validate, where it is not Stop.</summary>
    public ImmutableDictionary<string, RuleAction> Actions { get; init; } = ImmutableDictionary<string, RuleAction>.Empty;

    /// <summary>Where the workflow stands.</summary>
    public required SourceSpan Span { get; init; }

    /// <summary>Whether a rule passes whatever the inputs are.</summary>
    /// <param name="rule">Its name; for a nested one with those above it, as <c>Parent/Child</c>.</param>
    public abstract bool AlwaysPasses(string rule);

    /// <summary>Where a rule's name stands; the workflow when there is no such rule.</summary>
    /// <param name="rule">Its name; for a nested one with those above it, as <c>Parent/Child</c>.</param>
    public abstract SourceSpan SpanOf(string rule);

    /// <summary>What a rule that passes may decide, in file order; rules without an output have none.</summary>
    public abstract IEnumerable<CompiledExpression> Outputs { get; }

    /// <summary>Evaluates every enabled rule in file order.</summary>
    /// <param name="context">The client's zone and crosswalks.</param>
    /// <param name="inputs">One value for each name of the scope that the rule set was compiled with, in its order.</param>
    public abstract RuleSetResult Evaluate(EvaluationContext context, ReadOnlySpan<Value> inputs);
}
