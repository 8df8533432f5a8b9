using System.Collections.Immutable;
using Engine.Core.Expressions;
using Engine.Core.Mapping;
using Engine.Core.Values;

namespace Engine.Core.Planning;

/// <summary>What a mapping says of what was looked up and needed.</summary>
internal static class Checks
{
    // A person reads them; a payout of thousands may fail in each of its parts.
    private const int MostShown = 20;

    /// <summary>Computes the values that follow from what was looked up. One that cannot be computed only matters where it is used.</summary>
    public static void Derive(MappingConfig mapping, EvaluationFrame frame)
    {
        foreach (var derived in mapping.Derived)
        {
            frame[derived.Slot] = derived.Value.Evaluate(frame);
        }
    }

    /// <summary>What does not hold.</summary>
    public static ImmutableArray<PlanProblem> Of(MappingConfig mapping, EvaluationFrame frame)
    {
        if (mapping.Checks.IsEmpty)
        {
            return [];
        }

        var problems = ImmutableArray.CreateBuilder<PlanProblem>();
        foreach (var check in mapping.Checks)
        {
            Take(check, frame, problems);
        }

        return problems.ToImmutable();
    }

    private static void Take(MappingCheck check, EvaluationFrame frame, ImmutableArray<PlanProblem>.Builder problems)
    {
        var when = check.When?.Evaluate(frame) ?? Value.True;
        if (when.IsFailure)
        {
            problems.Add(Problem(check, MappingCodes.ConditionFailed.Id, when.AsFailure().Message, check.When!));
        }

        if (when != Value.True)
        {
            return;
        }

        if (check.Each is null)
        {
            Test(check, frame, problems);
            return;
        }

        var list = check.Each.Evaluate(frame);
        if (!list.IsNothing && list.Kind != ValueKind.List)
        {
            problems.Add(Problem(check, MappingCodes.BadFieldValue.Id, $"`each` takes a list, and the value is {list}.", check.Each));
            return;
        }

        var (before, left) = (problems.Count, 0);
        foreach (var element in list.Items)
        {
            frame[check.Slot] = element;
            if (problems.Count - before < MostShown)
            {
                Test(check, frame, problems);
            }
            else
            {
                left += check.That.Evaluate(frame) == Value.True ? 0 : 1;
            }
        }

        if (left > 0)
        {
            problems.Add(Problem(check, MappingCodes.CheckFailed.Id, $"The same holds for {left} more.", check.That));
        }
    }

    private static void Test(MappingCheck check, EvaluationFrame frame, ImmutableArray<PlanProblem>.Builder problems)
    {
        var holds = check.That.Evaluate(frame);
        if (holds == Value.True)
        {
            return;
        }

        var message = check.Otherwise.Evaluate(frame);
        problems.Add(holds.IsFailure
            ? Problem(check, MappingCodes.ConditionFailed.Id, holds.AsFailure().Message, check.That)
            : Problem(check, MappingCodes.CheckFailed.Id, message.IsFailure ? message.AsFailure().Message : message.ToString(), check.That));
    }

    private static PlanProblem Problem(MappingCheck check, string code, string message, CompiledExpression origin) =>
        new(code, $"{check.Name}: {message}", null, null, origin.Span);
}
