using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Rules;

/// <summary>One rule, compiled.</summary>
internal abstract class CompiledRule
{
    public required string Name { get; init; }

    /// <summary>Where its name stands.</summary>
    public required SourceSpan Span { get; init; }

    public required ImmutableArray<Parameter> Locals { get; init; }

    /// <summary>The parameters it sees, with their slots: global ones first, then those of the rules above it and its own.</summary>
    public required ImmutableArray<(string Name, int Slot)> Seen { get; init; }

    /// <summary>Free data of whoever wrote the file; null when there is none.</summary>
    public required ConfigMapping? Properties { get; init; }

    public required ErrorText? ErrorText { get; init; }

    public required string? SuccessEvent { get; init; }

    public required CompiledExpression? OutputOnSuccess { get; init; }

    public required CompiledExpression? OutputOnFailure { get; init; }

    /// <summary>It passes whatever the event holds, as the last rule of a route often does.</summary>
    public virtual bool AlwaysPasses => false;

    /// <summary>The rules below it.</summary>
    public virtual ImmutableArray<CompiledRule> Below => [];

    public RuleResult Evaluate(EvaluationFrame frame)
    {
        foreach (var local in Locals)
        {
            local.Evaluate(frame);
        }

        var result = EvaluateSelf(frame);
        var output = result.Outcome == RuleOutcome.Passed ? OutputOnSuccess : OutputOnFailure;
        result = output is null ? result : result with { Output = output.Evaluate(frame) };
        return frame.Context.ShowsInputs ? result with { Detail = DetailOf(frame) } : result;
    }

    // What only a call gives is missing otherwise, and no parameter of this evaluation.
    private RuleDetail DetailOf(EvaluationFrame frame) =>
        new(Properties, [.. Seen.Select(name => (name.Name, frame[name.Slot])).Where(seen => seen.Item2.Kind != ValueKind.Missing)]);

    protected abstract RuleResult EvaluateSelf(EvaluationFrame frame);

    protected RuleResult Passed(ImmutableArray<RuleResult> children) =>
        new(Name, RuleOutcome.Passed, null, children) { SuccessEvent = SuccessEvent ?? Name };

    protected RuleResult Failed(string message, ImmutableArray<RuleResult> children) => new(Name, RuleOutcome.Failed, message, children);

    protected RuleResult Error(string why) => new(Name, RuleOutcome.Error, why, []);

    protected RuleResult Error(LateText why, ImmutableArray<RuleResult> children) => new(Name, RuleOutcome.Error, null, children) { Late = why };
}
