using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Engine.Core.Diagnostics;
using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Rules;

/// <summary>A workflow with the rules of those that it injects. Each brings its own global parameters.</summary>
internal sealed class CompiledRuleSet(ImmutableArray<WorkflowRules> parts, int slots) : RuleSet
{
    private readonly int count = parts.Sum(part => part.Rules.Length);

    private readonly SpareFrame frames = new(slots);

    public override bool AlwaysPasses(string rule) => Find(rule) is { AlwaysPasses: true };

    public override SourceSpan SpanOf(string rule) => Find(rule)?.Span ?? Span;

    public override RuleSetResult Evaluate(EvaluationContext context, ReadOnlySpan<Value> inputs)
    {
        var frame = frames.Take(context);
        var results = Evaluate(frame, inputs);
        frames.GiveBack(frame);
        return new RuleSetResult(ImmutableCollectionsMarshal.AsImmutableArray(results));
    }

    private RuleResult[] Evaluate(EvaluationFrame frame, ReadOnlySpan<Value> inputs)
    {
        for (var i = 0; i < inputs.Length; i++)
        {
            frame[i] = inputs[i];
        }

        var results = new RuleResult[count];
        var at = 0;
        foreach (var part in parts)
        {
            frame.Forget();
            foreach (var parameter in part.Globals)
            {
                parameter.Evaluate(frame);
            }

            foreach (var rule in part.Rules)
            {
                results[at++] = rule.Evaluate(frame);
            }
        }

        return results;
    }

    private CompiledRule? Find(string path)
    {
        var level = parts.SelectMany(part => part.Rules);
        CompiledRule? found = null;
        foreach (var name in path.Split('/'))
        {
            found = level.FirstOrDefault(rule => rule.Name == name);
            level = found?.Below ?? [];
        }

        return found;
    }
}
