using System.Collections.Immutable;
using Engine.Core.Mapping;
using Engine.Core.Rules;
using Engine.Core.Values;

namespace Engine.Core.Planning;

/// <summary>Chooses the one mapping that takes an event.</summary>
internal static class MappingSelector
{
    public static MappingChoice Choose(EventContext context)
    {
        var type = context.Source.Type;
        if (!context.Client.Events.TryGetValue((context.Source.Source, type), out var declaration))
        {
            return new MappingChoice.Raised(
                Problem(MappingCodes.UndeclaredEventName.Id, $"\"{type}\" is no event name that {context.Client.Name} declares for {context.Source.Source}."), []);
        }

        if (declaration.IsIgnored)
        {
            return new MappingChoice.Ignored($"{type} is declared as ignored: {declaration.IgnoredBecause}", []);
        }

        return declaration.Versions?.WhyNot(context.Source.ApiVersion) is { } why
            ? new MappingChoice.Raised(Problem(MappingCodes.UnknownVersion.Id, why), [])
            : ChooseAmong(context.Client.MappingsOf(context.Source.Source, type), context);
    }

    private static MappingChoice ChooseAmong(ImmutableArray<MappingConfig> candidates, EventContext context)
    {
        if (candidates.IsEmpty)
        {
            return new MappingChoice.Raised(Problem(MappingCodes.NoMapping.Id, $"No mapping takes \"{context.Source.Type}\"."), []);
        }

        var trace = ImmutableArray.CreateBuilder<PlanTrace>(candidates.Length);
        PlanProblem? problem = null;
        MappingConfig? passed = null;
        var isOnly = true;
        foreach (var mapping in candidates)
        {
            var (tried, trouble) = Try(mapping, context);
            trace.Add(tried);
            problem ??= trouble;
            isOnly &= !tried.Passed || passed is null;
            passed ??= tried.Passed ? mapping : null;
        }

        return Choose(trace.MoveToImmutable(), problem, passed, isOnly, context);
    }

    private static MappingChoice Choose(ImmutableArray<PlanTrace> trace, PlanProblem? problem, MappingConfig? first, bool isOnly, EventContext context)
    {
        if (problem is not null)
        {
            return new MappingChoice.Raised(problem, trace);
        }

        if (first is null)
        {
            return new MappingChoice.Ignored(WhyNone(trace), trace);
        }

        return isOnly
            ? new MappingChoice.Chosen(first, trace)
            : new MappingChoice.Raised(Several(trace, context), trace);
    }

    private static PlanProblem Several(ImmutableArray<PlanTrace> trace, EventContext context)
    {
        var names = trace.Where(candidate => candidate.Passed).Select(candidate => candidate.Mapping);
        return Problem(MappingCodes.SeveralMappings.Id, $"{string.Join(" and ", names)} both take this {context.Source.Type}.");
    }

    private static (PlanTrace Trace, PlanProblem? Problem) Try(MappingConfig mapping, EventContext context) => mapping.When switch
    {
        _ when !mapping.Versions.Holds(context.Source.ApiVersion) => (
            new PlanTrace(mapping.Name, false, $"API version {mapping.Versions} ({context.Source.ApiVersion ?? "none"} came)", []), null),
        MappingCondition.ByRules(var set) => TryRules(mapping, set, context),
        MappingCondition.ByExpression(var expression) => TryExpression(mapping, expression, context),
        _ => (new PlanTrace(mapping.Name, true, "always", []), null),
    };

    private static (PlanTrace Trace, PlanProblem? Problem) TryRules(MappingConfig mapping, RuleSet set, EventContext context)
    {
        var result = set.Evaluate(context.Evaluation, context.Inputs);
        return (new PlanTrace(mapping.Name, result.Passed, set.Name, result.Rules), null);
    }

    private static (PlanTrace Trace, PlanProblem? Problem) TryExpression(
        MappingConfig mapping, Expressions.CompiledExpression expression, EventContext context)
    {
        var value = expression.Evaluate(context.FrameFor(mapping, mapping.NamesOfWhen));
        var trace = new PlanTrace(mapping.Name, value == Value.True, expression.Text, []);
        return value.Kind switch
        {
            ValueKind.Boolean or ValueKind.Missing or ValueKind.Null => (trace, null),
            ValueKind.Failure => (trace, Condition(mapping, expression, value.AsFailure().Message)),
            _ => (trace, Condition(mapping, expression, $"It gives {value}, and true or false is wanted.")),
        };
    }

    private static PlanProblem Condition(MappingConfig mapping, Expressions.CompiledExpression expression, string message) =>
        new(MappingCodes.ConditionFailed.Id, $"`when` of {mapping.Name}: {message}", null, null, expression.Span);

    // The candidate that came nearest speaks for all; the trace has the others.
    private static string WhyNone(ImmutableArray<PlanTrace> trace)
    {
        var nearest = trace.MaxBy(candidate => candidate.Rules.Count(rule => rule.Outcome == RuleOutcome.Passed))!;
        return trace.Length == 1 ? WhyNot(nearest) : $"{WhyNot(nearest)}; nor does another mapping take it";
    }

    private static string WhyNot(PlanTrace trace)
    {
        var failed = trace.Rules.FirstOrDefault(rule => rule.Outcome != RuleOutcome.Passed);
        return failed is null
            ? $"{trace.Mapping}: {trace.Condition} does not hold"
            : $"{trace.Mapping}: rule {trace.Condition}/{failed.Name} did not pass{(failed.Message is null ? "" : $" ({failed.Message})")}";
    }

    private static PlanProblem Problem(string code, string message) => new(code, message, null, null, null);
}
