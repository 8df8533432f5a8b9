using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Engine.Core.Expressions;

namespace Engine.Core.Rules;

/// <summary>
/// A rule that combines others. All children are evaluated, so that the result shows each. Without any enabled child it fails,
/// as in the original.
/// </summary>
internal sealed class ParentRule(ImmutableArray<CompiledRule> children, bool anyWillDo) : CompiledRule
{
    public override ImmutableArray<CompiledRule> Below => children;

    protected override RuleResult EvaluateSelf(EvaluationFrame frame)
    {
        var results = new RuleResult[children.Length];
        var passed = 0;
        RuleResult? error = null;
        for (var i = 0; i < results.Length; i++)
        {
            results[i] = children[i].Evaluate(frame);
            passed += results[i].Outcome == RuleOutcome.Passed ? 1 : 0;
            error ??= results[i].Outcome == RuleOutcome.Error ? results[i] : null;
        }

        var all = ImmutableCollectionsMarshal.AsImmutableArray(results);
        if (anyWillDo ? passed > 0 : passed == results.Length && passed > 0)
        {
            return Passed(all);
        }

        // An error leaves the question open, unless a child that failed has answered it.
        var isOpen = error is not null && (anyWillDo || !Failed(results));
        return isOpen ? Error(new ErrorBelow(error!), all) : Failed(ErrorText?.Format(frame) ?? NotMet(results), all);
    }

    private static bool Failed(RuleResult[] results) => Array.Exists(results, result => result.Outcome == RuleOutcome.Failed);

    private static string NotMet(RuleResult[] results) => results.Length == 0
        ? "No rule below this one is enabled."
        : $"Not passed: {string.Join(", ", results.Where(result => result.Outcome != RuleOutcome.Passed).Select(result => result.Name))}.";
}
