using System.Collections.Immutable;
using Engine.Core.Diagnostics;
using Engine.Core.Mapping;
using Engine.Core.Rules;

namespace Engine.Core.Planning;

/// <summary>What the rule sets of Kind validate say of an event, by what becomes of it.</summary>
internal sealed class Validation
{
    private readonly ImmutableArray<PlanProblem>.Builder stops = ImmutableArray.CreateBuilder<PlanProblem>(0);
    private readonly ImmutableArray<PlanProblem>.Builder raises = ImmutableArray.CreateBuilder<PlanProblem>(0);
    private readonly ImmutableArray<PlanProblem>.Builder warnings = ImmutableArray.CreateBuilder<PlanProblem>(0);
    private readonly ImmutableArray<RuleSetTrace>.Builder traces = ImmutableArray.CreateBuilder<RuleSetTrace>(0);

    private Validation()
    {
    }

    /// <summary>Nothing is written while there is one.</summary>
    public ImmutableArray<PlanProblem> Stops => stops.ToImmutable();

    /// <summary>What a person is asked to look at once it is written.</summary>
    public ImmutableArray<PlanProblem> Raises => raises.ToImmutable();

    public ImmutableArray<PlanProblem> Warnings => warnings.ToImmutable();

    /// <summary>The rule sets of which some rule did not pass.</summary>
    public ImmutableArray<RuleSetTrace> Traces => traces.ToImmutable();

    public static Validation Of(MappingConfig mapping, EventContext context)
    {
        var validation = new Validation();
        foreach (var set in mapping.Validate)
        {
            validation.Take(set, set.Evaluate(context.Evaluation, context.Inputs).Rules);
        }

        return validation;
    }

    private void Take(RuleSet set, ImmutableArray<RuleResult> results)
    {
        var all = true;
        foreach (var rule in results.Where(rule => rule.Outcome != RuleOutcome.Passed))
        {
            all = false;
            var (problems, code) = set.Actions.GetValueOrDefault(rule.Name) switch
            {
                RuleAction.Warn => (warnings, MappingCodes.ValidationWarns),
                RuleAction.Raise => (raises, MappingCodes.ValidationRaises),
                _ => (stops, MappingCodes.ValidationFailed),
            };
            problems.Add(Problem(code, set, rule));
        }

        if (!all)
        {
            traces.Add(new RuleSetTrace(set.Name, results));
        }
    }

    private static PlanProblem Problem(DiagnosticCode code, RuleSet set, RuleResult rule) =>
        new(code.Id, $"{set.Name}/{rule.Name}: {rule.Message ?? "did not pass"}", null, null, set.SpanOf(rule.Name));
}
