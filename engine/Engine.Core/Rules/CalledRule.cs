using System.Collections.Immutable;
using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Rules;

/// <summary>An EvaluateRule action: evaluates another rule over chosen values and gives what that rule's action gives.</summary>
/// <param name="passed">For each value that is passed on, its slot at the caller; they take the first slots of the called rule.</param>
/// <param name="additional">Values made for the call, of what the caller sees; they take the slots that follow.</param>
/// <param name="globals">Parameters of the called rule's workflow.</param>
/// <param name="rule">What is called; set once it is compiled.</param>
/// <param name="slots">Of the called rule's frame.</param>
internal sealed class CalledRule(
    ImmutableArray<int> passed, ImmutableArray<CompiledExpression?> additional, ImmutableArray<Parameter> globals, CompiledRule rule, int slots) : CompiledExpression
{
    public override Value Evaluate(EvaluationFrame frame)
    {
        if (!frame.Step())
        {
            return Expressions.Evaluation.Failures.TooManySteps();
        }

        var called = frame.ForCall(slots);
        for (var i = 0; i < passed.Length; i++)
        {
            called[i] = frame[passed[i]];
        }

        for (var i = 0; i < additional.Length; i++)
        {
            called[passed.Length + i] = additional[i]?.Evaluate(frame) ?? Value.Missing;
        }

        foreach (var global in globals)
        {
            global.Evaluate(called);
        }

        return rule.Evaluate(called).Output;
    }
}
