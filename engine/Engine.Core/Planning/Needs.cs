using System.Collections.Immutable;
using Engine.Core.Expressions;
using Engine.Core.Mapping;
using Engine.Core.NetSuite;
using Engine.Core.Values;

namespace Engine.Core.Planning;

/// <summary>Puts the records a mapping needs into scope, as NetSuite has them.</summary>
internal static class Needs
{
    public static NeedsAnswer Answer(MappingConfig mapping, EvaluationFrame frame, Observations observed)
    {
        if (mapping.Needs.IsEmpty)
        {
            return NeedsAnswer.None;
        }

        var missing = ImmutableArray<RecordKey>.Empty;
        var problems = ImmutableArray<PlanProblem>.Empty;
        string? unknown = null;
        foreach (var need in mapping.Needs)
        {
            var isNeeded = need.When?.Evaluate(frame) ?? Value.True;
            if (isNeeded.IsFailure)
            {
                problems = problems.Add(new PlanProblem(MappingCodes.ConditionFailed.Id, $"{need.Name}: {isNeeded.AsFailure().Message}", need.Name, null, need.When!.Span));
                continue;
            }

            if (isNeeded != Value.True)
            {
                frame[need.Slot] = Value.Null;
                continue;
            }

            if (RecordKeys.KeyOf(need.Type, need.ExternalId, frame) is not { } key)
            {
                problems = problems.Add(RecordKeys.Explain(need.Name, need.ExternalId, frame));
                continue;
            }

            switch (observed[key])
            {
                case Observed.Found(var other) when StepPlanner.WhyAnother(key, other) is { } why:
                    problems = problems.Add(new PlanProblem(MappingCodes.AnotherRecord.Id, why, need.Name, null, need.ExternalId.Span));
                    break;
                case Observed.Found(var record):
                    frame[need.Slot] = record.Fields;
                    break;
                case Observed.Absent:
                    missing = missing.Add(key);
                    break;
                case Observed.Unknown(var reason):
                    unknown ??= reason;
                    break;
            }
        }

        return new NeedsAnswer(missing, unknown, problems);
    }
}
