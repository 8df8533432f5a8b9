using System.Collections.Immutable;
using System.Globalization;
using Engine.Core.Configuration;
using Engine.Core.Model;
using Engine.Core.NetSuite;
using Engine.Core.Planning;
using Engine.Core.Values;

namespace Engine.Core.Specs;

/// <summary>Plays the deliveries of a spec in every order and compares what is left in the end.</summary>
internal sealed class SpecOrders(
    Spec spec, ClientConfig client, Func<SourceEvent, Observations, Observations>? scripts, List<SpecDifference> differences)
{
    private const int MostEvents = 4;

    private readonly SpecLookUps lookUps = new(spec, client, scripts, differences);

    // One record has one internal id in all orders.
    private readonly Dictionary<RecordKey, string> ids = [];

    // Objects that were taken in, in the order that is played.
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    public void Compare()
    {
        if (spec.When.Length > MostEvents)
        {
            differences.Add(new SpecDifference(SpecCodes.OrderMatters, spec.Span, $"`anyOrder` plays {MostEvents} deliveries at most, and this spec has {spec.When.Length}."));
            return;
        }

        var first = Play(spec.When);
        foreach (var order in Orders(spec.When).Skip(1))
        {
            var other = Play(order);
            if (first.Keys.Union(other.Keys).Order(StringComparer.Ordinal).FirstOrDefault(key => first.GetValueOrDefault(key) != other.GetValueOrDefault(key)) is { } differs)
            {
                var played = string.Join(", ", order.Select(delivery => delivery.Type));
                var (asWritten, otherwise) = (first.GetValueOrDefault(differs, "nothing"), other.GetValueOrDefault(differs, "nothing"));
                differences.Add(new SpecDifference(
                    SpecCodes.OrderMatters, spec.Span, $"In the order {played}, {differs} ends as {otherwise}; as written it ends as {asWritten}.")
                {
                    Subject = $"{differs}, in the order {played}",
                    Expected = asWritten,
                    Got = otherwise,
                });
                return;
            }
        }
    }

    /// <summary>What an order leaves: records by key, and the events that still wait or were raised.</summary>
    private SortedDictionary<string, string> Play(ImmutableArray<SourceEvent> order)
    {
        var world = new SpecWorld(spec.Given, ids);
        taken.Clear();
        var waiting = new List<SourceEvent>();
        var raised = new List<string>();
        foreach (var delivery in order)
        {
            Deliver(delivery, world, waiting, raised);
            RetryWaiting(world, waiting, raised);
        }

        var left = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, observed) in world.Records.Answers)
        {
            left[key.ToString()] = observed is Observed.Found(var record) ? Show(record.Fields) : "absent";
        }

        left["raised"] = string.Join("; ", raised.Distinct().Order(StringComparer.Ordinal));
        left["waiting"] = string.Join("; ", waiting.Select(delivery => delivery.Id).Distinct().Order(StringComparer.Ordinal));
        return left;
    }

    private void RetryWaiting(SpecWorld world, List<SourceEvent> waiting, List<string> raised)
    {
        for (var before = waiting.Count + 1; waiting.Count > 0 && waiting.Count < before;)
        {
            before = waiting.Count;
            var again = waiting.ToList();
            waiting.Clear();
            again.ForEach(delivery => Deliver(delivery, world, waiting, raised));
        }
    }

    private void Deliver(SourceEvent delivery, SpecWorld world, List<SourceEvent> waiting, List<string> raised)
    {
        var (planner, known) = lookUps.Ask(delivery, world.Records);
        var plan = planner.Decide(known);
        world.Apply(plan, delivery.Stamp);
        foreach (var told in lookUps.TakenIn(plan).Where(one => taken.Add(one.Id)).ToList())
        {
            Deliver(told, world, waiting, raised);
        }

        if (plan.Verdict is PlanVerdict.Wait or PlanVerdict.Defer)
        {
            waiting.Add(delivery);
        }

        raised.AddRange(plan.Problems.Select(problem => $"{delivery.Id} {problem.Code}"));
    }

    private static IEnumerable<ImmutableArray<SourceEvent>> Orders(ImmutableArray<SourceEvent> events) => events.Length <= 1
        ? [events]
        : Enumerable.Range(0, events.Length).SelectMany(i => Orders(events.RemoveAt(i)).Select(rest => rest.Insert(0, events[i])));

    private static string Show(Value value) => value.Kind switch
    {
        ValueKind.Object => "{" + string.Join(", ", value.AsObject().Members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => $"{member.Key}: {Show(member.Value)}")) + "}",
        ValueKind.List => "[" + string.Join(", ", value.AsList().Select(Show)) + "]",
        ValueKind.Number or ValueKind.Amount => value.AsNumber().ToString("0.############################", CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
