using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Model;
using Engine.Core.NetSuite;
using Engine.Core.Planning;

namespace Engine.Core.Specs;

/// <summary>Runs a spec: plans its events one after the other, and compares with what it expects.</summary>
public static class SpecRunner
{
    /// <param name="spec">The spec.</param>
    /// <param name="client">Whose configuration it tests.</param>
    /// <param name="scripts">
    /// Answers the scripts an event calls, given what is observed. A script is a function of its arguments, so specs stay repeatable.
    /// </param>
    /// <param name="coverage">Takes what the spec reaches; null when nobody asks.</param>
    public static SpecResult Run(
        Spec spec, ClientConfig client, Func<SourceEvent, Observations, Observations>? scripts = null, SpecCoverage? coverage = null)
    {
        var world = new SpecWorld(spec.Given, []);
        var played = new List<PlayedEvent>();
        var differences = new List<SpecDifference>();
        var lookUps = new SpecLookUps(spec, client, scripts, differences);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var delivery in spec.When.DistinctBy(delivery => (delivery.Source, delivery.Id)))
        {
            Play(delivery);
        }

        if (differences.Count == 0)
        {
            new SpecComparison(spec, client, differences).Compare(played);
        }

        if (spec.AnyOrder && differences.Count == 0)
        {
            new SpecOrders(spec, client, scripts, differences).Compare();
        }

        return new SpecResult(spec, [.. differences], [.. played.Select(one => one.Plan)]);

        void Play(SourceEvent delivery)
        {
            var (planner, known) = lookUps.Ask(delivery, world.Records);
            differences.AddRange(Unanswered(spec, delivery, planner.Lookups(known).All, world.Records));
            var plan = planner.Decide(known);
            coverage?.Visit(planner.Source, known, plan);
            var told = lookUps.TakenIn(plan).Where(one => taken.Add(one.Id)).ToList();
            if (told.Count > 0)
            {
                // As the engine does once an object has not come by itself: the event is decided again.
                told.ForEach(Play);
                Play(delivery);
                return;
            }

            world.Apply(plan, delivery.Stamp);
            played.Add(new PlayedEvent(delivery, known, plan));
        }
    }

    private static IEnumerable<SpecDifference> Unanswered(Spec spec, SourceEvent delivery, ImmutableArray<RecordKey> lookups, Observations records) => lookups
        .Where(key => !records.Answers.ContainsKey(key))
        .Select(key => new SpecDifference(
            SpecCodes.LookUpUnanswered,
            spec.Span,
            $"The plan asks for {key}, which `given` does not answer. Add the record, or `absent: [{{ {key.RecordType}: \"{key.ExternalId}\" }}]`.")
        {
            Subject = $"{delivery.Type} {delivery.Id}",
            Expected = "all look-ups answered by `given`",
            Got = $"asks for {key}\nabsent: [{{ {key.RecordType}: \"{key.ExternalId}\" }}]  says that it is not there",
        });
}
