using Engine.Core.Mapping;
using Engine.Core.Rules;
using Engine.Core.Values;

namespace Engine.Core.Planning;

/// <summary>Reads the decision of a rule set of Kind route.</summary>
internal static class Routes
{
    /// <summary>
    /// The output of the first rule that passes. A failure MAP215 when none does, when the one that does says nothing, or when one before it
    /// could not be evaluated: it might have been the one.
    /// </summary>
    public static Value Decide(RuleSet set, EventContext context)
    {
        foreach (var rule in set.Evaluate(context.Evaluation, context.Inputs).Rules)
        {
            switch (rule.Outcome)
            {
                case RuleOutcome.Passed when rule.Output.IsNothing:
                    return Fail($"{set.Name}/{rule.Name} passed, but its output is {rule.Output}.");
                case RuleOutcome.Passed:
                    return rule.Output;
                case RuleOutcome.Error:
                    return Fail($"{set.Name}/{rule.Name} could not be evaluated: {rule.Message}");
            }
        }

        return Fail($"No rule of {set.Name} passes for this event.");
    }

    private static Value Fail(string message) => Value.Fail(MappingCodes.RouteUndecided, message);
}
