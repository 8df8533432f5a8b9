using System.Collections.Immutable;
using System.Globalization;
using Engine.Core.NetSuite;
using Engine.Core.Planning;

namespace Engine.Core.Specs;

/// <summary>NetSuite as a spec gives it, with what the plans of earlier events wrote.</summary>
internal sealed class SpecWorld(Observations given)
{
    // Far from the ids that people write into specs.
    private int nextId = 900_001;

    public Observations Records { get; private set; } = given;

    /// <summary>Carries a plan out.</summary>
    public void Apply(Plan plan)
    {
        var ids = ImmutableDictionary<string, string>.Empty;
        foreach (var step in plan.Steps)
        {
            var wanted = StepReferences.Fill(step.Wanted, ids);
            var internalId = step.InternalId ?? (nextId++).ToString(CultureInfo.InvariantCulture);
            ids = ids.SetItem(step.Wanted.Name, internalId);
            if (step.Action == StepAction.Create)
            {
                Put(wanted.Key, SpecRecords.FromCreated(wanted.Key, internalId, wanted.Content));
            }
            else if (step.Action == StepAction.Update && Records[wanted.Key] is Observed.Found(var record))
            {
                Put(wanted.Key, SpecRecords.WithChanges(wanted.Key, record, StepReferences.Fill(step.Changes, ids)));
            }
        }
    }

    private void Put(RecordKey key, ObservedRecord record) => Records = Records.With(key, new Observed.Found(record));
}
