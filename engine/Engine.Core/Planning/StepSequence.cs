using System.Collections.Immutable;
using Engine.Core.Model;
using Engine.Core.NetSuite;

namespace Engine.Core.Planning;

/// <summary>The steps for the wanted records, in order, with references to records that are already there filled in.</summary>
internal readonly record struct StepSequence(
    ImmutableArray<PlanStep> Steps, ImmutableArray<RecordKey> Missing, string? Unknown, ImmutableArray<PlanProblem> Problems)
{
    public static StepSequence Build(ImmutableArray<WantedRecord> records, FactStamp stamp, Observations observed)
    {
        var steps = ImmutableArray.CreateBuilder<PlanStep>(records.Length);
        var missing = ImmutableArray<RecordKey>.Empty;
        var problems = ImmutableArray<PlanProblem>.Empty;
        var known = ImmutableDictionary<string, string>.Empty;
        string? unknown = null;
        foreach (var record in records)
        {
            switch (StepPlanner.Decide(StepReferences.Fill(record, known), stamp, observed[record.Key]))
            {
                case StepDecision.Do(var step):
                    steps.Add(step);
                    known = step.InternalId is { } id ? known.SetItem(record.Name, id) : known;
                    break;
                case StepDecision.Wait:
                    missing = missing.Add(record.Key);
                    break;
                case StepDecision.Defer(var reason):
                    unknown ??= reason;
                    break;
                case StepDecision.Conflict(var problem):
                    problems = problems.Add(problem);
                    break;
            }
        }

        return new StepSequence(steps.DrainToImmutable(), missing, unknown, problems);
    }
}
