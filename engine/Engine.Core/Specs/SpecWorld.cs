using System.Collections.Immutable;
using System.Globalization;
using Engine.Core.Model;
using Engine.Core.NetSuite;
using Engine.Core.Planning;

namespace Engine.Core.Specs;

/// <summary>NetSuite as a spec gives it, with what the plans of earlier events wrote.</summary>
/// <param name="given">What the spec gives.</param>
/// <param name="ids">Internal ids of created records, shared by the orders of one spec, so that one record has one id in all of them.</param>
internal sealed class SpecWorld(Observations given, Dictionary<RecordKey, string> ids)
{
    // Far from the ids that people write into specs.
    private const int FirstId = 900_001;

    public Observations Records { get; private set; } = given;

    /// <summary>Carries a plan out.</summary>
    public void Apply(Plan plan, FactStamp stamp)
    {
        var known = ImmutableDictionary<string, string>.Empty;
        foreach (var step in plan.Steps)
        {
            var wanted = StepReferences.Fill(step.Wanted, known);
            var internalId = step.InternalId ?? IdOf(wanted.Key);
            known = known.SetItem(step.Wanted.Name, internalId);
            var fact = wanted.Write is WriteMode.Upsert or WriteMode.UpdateOnly ? wanted.Fact ?? stamp : (FactStamp?)null;
            if (step.Action == StepAction.Create)
            {
                Put(wanted.Key, SpecRecords.FromCreated(wanted.Key, internalId, wanted.ForCreate) with { LastFact = fact, LastWritten = wanted.ForCreate });
            }
            else if (step.Action == StepAction.Update && Records[wanted.Key] is Observed.Found(var record))
            {
                var changes = StepReferences.Fill(step.Changes, known);
                Put(wanted.Key, SpecRecords.WithChanges(wanted.Key, record, changes) with
                {
                    LastFact = fact ?? record.LastFact,
                    LastWritten = changes.Over(record.LastWritten ?? RecordContent.Empty),
                });
            }
        }
    }

    private string IdOf(RecordKey key)
    {
        if (!ids.TryGetValue(key, out var id))
        {
            id = (FirstId + ids.Count).ToString(CultureInfo.InvariantCulture);
            ids.Add(key, id);
        }

        return id;
    }

    private void Put(RecordKey key, ObservedRecord record) => Records = Records.With(key, new Observed.Found(record));
}
