using System.Collections.Immutable;
using Engine.Core.Model;
using Engine.Core.NetSuite;

namespace Engine.Core.Planning;

/// <summary>The steps for the wanted records, in order, with references to records that are already there filled in.</summary>
internal sealed record StepSequence(
    ImmutableArray<PlanStep> Steps, ImmutableArray<RecordKey> Missing, string? Unknown, ImmutableArray<PlanProblem> Problems)
{
    public static StepSequence Build(ImmutableArray<WantedRecord> records, FactStamp stamp, Observations observed)
    {
        var sequence = new StepSequence([], [], null, []);
        var known = ImmutableDictionary<string, string>.Empty;
        foreach (var record in records)
        {
            var wanted = StepReferences.Fill(record, known);
            var decision = StepPlanner.Decide(wanted, stamp, observed[record.Key]);
            sequence = sequence.With(record, decision);
            if (decision is StepDecision.Do { Step.InternalId: { } id })
            {
                known = known.SetItem(record.Name, id);
            }
        }

        return sequence;
    }

    private StepSequence With(WantedRecord record, StepDecision decision) => decision switch
    {
        StepDecision.Do(var step) => this with { Steps = Steps.Add(step) },
        StepDecision.Wait => this with { Missing = Missing.Add(record.Key) },
        StepDecision.Defer(var reason) => this with { Unknown = Unknown ?? reason },
        StepDecision.Conflict(var problem) => this with { Problems = Problems.Add(problem) },
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
