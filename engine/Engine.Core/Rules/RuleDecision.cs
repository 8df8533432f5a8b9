using Engine.Core.Expressions;
using Engine.Core.Mapping;
using Engine.Core.Values;

namespace Engine.Core.Rules;

/// <summary>Reads what a rule set of Kind route or default decides.</summary>
internal static class RuleDecision
{
    /// <summary>
    /// The output of the first rule that passes; null when it says so: no value, on purpose. When none passes, a default is missing and a route
    /// is a failure MAP215; so are a rule that passes and has no output, and one before it that could not be evaluated: it might have been the one.
    /// </summary>
    public static Value Of(RuleSet set, EvaluationContext context, ReadOnlySpan<Value> inputs)
    {
        foreach (var rule in set.Evaluate(context, inputs).Rules)
        {
            switch (rule.Outcome)
            {
                case RuleOutcome.Passed when rule.Output.Kind == ValueKind.Missing:
                    return Fail($"{set.Name}/{rule.Name} passed, but its output is {rule.Output}.");
                case RuleOutcome.Passed:
                    return rule.Output;
                case RuleOutcome.Error:
                    return Fail($"{set.Name}/{rule.Name} could not be evaluated: {rule.Message}");
            }
        }

        return set.Kind == RuleSetKind.Default ? Value.Missing : Fail($"No rule of {set.Name} passes for this event.");
    }

    private static Value Fail(string message) => Value.Fail(MappingCodes.RouteUndecided, message);
}
