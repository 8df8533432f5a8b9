using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
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
        var plans = ImmutableArray.CreateBuilder<Plan>();
        var findings = new FindingSink();
        var lookUps = new SpecLookUps(spec, client, scripts, findings);
        foreach (var delivery in spec.When.DistinctBy(delivery => (delivery.Source, delivery.Id)))
        {
            var known = lookUps.Answer(delivery, world.Records);
            RefuseUnanswered(spec, Planner.Lookups(delivery, client, known), world.Records, findings);
            var plan = Planner.Decide(delivery, client, known);
            coverage?.Visit(delivery, known, plan);
            world.Apply(plan, delivery.Stamp);
            plans.Add(plan);
        }

        if (!findings.HasErrors)
        {
            new SpecComparison(spec, findings).Compare(plans);
        }

        if (spec.AnyOrder && !findings.HasErrors)
        {
            new SpecOrders(spec, client, scripts, findings).Compare();
        }

        return new SpecResult(spec, findings.ToImmutable(), plans.ToImmutable());
    }

    private static void RefuseUnanswered(Spec spec, ImmutableArray<RecordKey> lookups, Observations records, FindingSink findings)
    {
        foreach (var key in lookups.Where(key => !records.Answers.ContainsKey(key)))
        {
            findings.Error(
                SpecCodes.LookUpUnanswered,
                spec.Span,
                $"The plan asks for {key}, which `given` does not answer. Add the record, or `absent: [{{ {key.RecordType}: \"{key.ExternalId}\" }}]`.");
        }
    }
}
