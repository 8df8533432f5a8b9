using Engine.Core.Expressions;
using Engine.Core.Rules;
using Engine.Core.Values;

namespace Engine.Core.Mapping;

/// <summary>A field's value that a rule set of Kind default decides: <c>department: { rules: acme-department }</c>.</summary>
/// <param name="rules">What decides.</param>
internal sealed class RuleSetValue(RuleSet rules) : CompiledExpression
{
    private static readonly int inputs = MappingScope.Names.Names.Length;

    public RuleSet Rules => rules;

    public override Value Evaluate(EvaluationFrame frame)
    {
        // The names that every rule set may use take the first slots of every mapping.
        var values = new Value[inputs];
        for (var slot = 0; slot < inputs; slot++)
        {
            values[slot] = frame[slot];
        }

        return RuleDecision.Of(rules, frame.Context, values);
    }
}
