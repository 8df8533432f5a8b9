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

    /// <summary>Where the workflow stands.</summary>
    public required SourceSpan Span { get; init; }

    /// <summary>Evaluates every enabled rule in file order.</summary>
    /// <param name="context">The client's zone and crosswalks.</param>
    /// <param name="inputs">One value for each name of the scope that the rule set was compiled with, in its order.</param>
    public abstract RuleSetResult Evaluate(EvaluationContext context, ReadOnlySpan<Value> inputs);
}
