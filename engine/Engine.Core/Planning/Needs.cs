using System.Collections.Immutable;
using Engine.Core.Enrichment;
using Engine.Core.Expressions;
using Engine.Core.Mapping;
using Engine.Core.Model;
using Engine.Core.NetSuite;
using Engine.Core.Sources;
using Engine.Core.Values;

namespace Engine.Core.Planning;

/// <summary>Puts the records a mapping needs into scope, as NetSuite has them.</summary>
internal static class Needs
{
    public static NeedsAnswer Answer(MappingConfig mapping, SourceEvent source, EvaluationFrame frame, Observations observed)
    {
        if (mapping.Needs.IsEmpty)
        {
            return NeedsAnswer.None;
        }

        var missing = ImmutableArray<RecordKey>.Empty;
        var problems = ImmutableArray<PlanProblem>.Empty;
        var fetches = ImmutableArray<SourceFetch>.Empty;
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
                    fetches = OriginOf(need, source, frame) is { } origin ? fetches.Add(origin) : fetches;
                    break;
                case Observed.Unknown(var reason):
                    unknown ??= reason;
                    break;
            }
        }

        return new NeedsAnswer(missing, unknown, problems, fetches);
    }

    // An id that cannot be had is none: the record may still come by itself.
    private static SourceFetch? OriginOf(NeededRecord need, SourceEvent source, EvaluationFrame frame) =>
        need.Origin is { } origin && origin.Id.Evaluate(frame) is { Kind: ValueKind.Text } id && SourceApis.Find(source.Source) is { } api
        && new SourceFetch(source.Source, origin.Object, id.AsText(), api.ObjectVersion) is var wanted && api.Fetch(wanted) is not null
            ? wanted
            : null;
}
