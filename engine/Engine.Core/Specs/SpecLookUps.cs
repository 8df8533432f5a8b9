using System.Collections.Immutable;
using System.Text;
using Engine.Core.Configuration;
using Engine.Core.Enrichment;
using Engine.Core.Functions;
using Engine.Core.Mapping;
using Engine.Core.Model;
using Engine.Core.NetSuite;
using Engine.Core.Planning;
using Engine.Core.Sources;
using Engine.Core.Values;

namespace Engine.Core.Specs;

/// <summary>Answers the look-ups of a spec's events from what it gives; one that it does not answer is an error of the spec.</summary>
/// <param name="scripts">Answers the scripts an event calls; null when there are none.</param>
internal sealed class SpecLookUps(Spec spec, ClientConfig client, Func<SourceEvent, Observations, Observations>? scripts, List<SpecDifference> differences)
{
    private const int MostRounds = 8;

    public static ImmutableDictionary<(string Object, string Id), Fetched> ReadObjects(ConfigMapping? source)
    {
        var objects = ImmutableDictionary.CreateBuilder<(string Object, string Id), Fetched>();
        foreach (var (kind, item) in Items(source))
        {
            if (kind == "absent")
            {
                item.Entries.ToList().ForEach(absent => objects[(absent.Name, ((ConfigScalar)absent.Value).Text)] = new Fetched.Absent());
            }
            else
            {
                objects[(kind, item.Text("id")!)] = new Fetched.Found(ConfigValue.From(item));
            }
        }

        return objects.ToImmutable();
    }

    /// <summary>Lists that the source answers, by the object and the filters.</summary>
    public static ImmutableDictionary<(string Object, string Where), Value> ReadLists(ConfigSequence? lists) =>
        (lists?.Items ?? []).Cast<ConfigMapping>().ToImmutableDictionary(
            list => (list.Text("list")!, WhereOf(list)),
            list => Value.Of(list.Sequence("objects")!.Items.Select(ConfigValue.From).ToImmutableArray()));

    private static string WhereOf(ConfigMapping list) => string.Join('&', (list.Mapping("where")?.Entries ?? [])
        .OrderBy(filter => filter.Name, StringComparer.Ordinal)
        .Select(filter => $"{filter.Name}={Uri.EscapeDataString(((ConfigScalar)filter.Value).Text)}"));

    public static ImmutableHashSet<SearchKey> ReadNowhere(ConfigMapping? netSuite) =>
    [
        .. Items(netSuite)
            .Where(item => item.Kind == "absent")
            .SelectMany(item => item.Item.Entries)
            .Where(absent => absent.Value is ConfigMapping)
            .SelectMany(absent => ((ConfigMapping)absent.Value).Entries.Select(field => new SearchKey(absent.Name, field.Name, ((ConfigScalar)field.Value).Text))),
    ];

    /// <summary>Who decides about an event, and all that it is decided with. What the spec does not give is not fetched anew.</summary>
    public (EventPlanner Planner, Observations Known) Ask(SourceEvent delivery, Observations records)
    {
        var planner = new EventPlanner(delivery, client);
        var known = Answer(delivery, records);
        if (planner.Refetch(planner.Lookups(known), known) is not { } own || !spec.Objects.TryGetValue((own.Object, own.Id), out var answer))
        {
            return (planner, known);
        }

        planner = planner.With(new Refetched(own, answer));
        return (planner, Answer(planner.Source, records));
    }

    /// <summary>The events as which the objects that a plan waits for are taken in, of those that the spec gives.</summary>
    public IEnumerable<SourceEvent> TakenIn(Plan plan) => plan.Fetches.Select(Retold).OfType<SourceEvent>();

    private SourceEvent? Retold(SourceFetch wanted)
    {
        if (spec.Objects.GetValueOrDefault((wanted.Object, wanted.Id)) is not Fetched.Found(var content))
        {
            return null;
        }

        var created = content.Member("created") is { Kind: ValueKind.Number } seconds ? DateTimeOffset.FromUnixTimeSeconds((long)seconds.AsNumber()) : SpecReader.NoonOfNoDay;
        var item = new ListedObject(wanted.Id, created, Encoding.UTF8.GetBytes(ToJson.Of(content).AsText()));
        return SourceApis.Find(wanted.Source)!.Retell(wanted.Object, item) is { } told && EventSources.Read(wanted.Source, told.Body) is EventReading.Read(var read) ? read : null;
    }

    private Observations Answer(SourceEvent delivery, Observations records)
    {
        var known = Script(delivery, records);
        for (var round = 0; round < MostRounds; round++)
        {
            var fetches = Planner.Fetches(delivery, client, known);
            var queries = Planner.Queries(delivery, client, known);
            var searches = fetches.IsEmpty && queries.IsEmpty ? Planner.Searches(delivery, client, known) : [];
            if (fetches.IsEmpty && queries.IsEmpty && searches.IsEmpty)
            {
                break;
            }

            var answers = fetches.Aggregate(known.LookUps, (so, wanted) => so.With(wanted, Fetch(wanted)));
            answers = queries.Aggregate(answers, (so, wanted) => so.With(wanted, List(wanted)));
            answers = searches.Aggregate(answers, (so, wanted) => so.With(wanted, Search(wanted, records)));
            known = Script(delivery, known with { LookUps = answers });
        }

        return known;
    }

    private Observations Script(SourceEvent delivery, Observations known) => scripts?.Invoke(delivery, known) ?? known;

    private Fetched Fetch(SourceFetch wanted)
    {
        if (spec.Objects.TryGetValue((wanted.Object, wanted.Id), out var answer))
        {
            return answer;
        }

        differences.Add(new SpecDifference(
            SpecCodes.LookUpUnanswered,
            spec.Span,
            $"The mapping fetches {wanted}, which `given.source` does not answer. Add the object, or `absent: [{{ {wanted.Object}: \"{wanted.Id}\" }}]`."));
        return new Fetched.Unknown("The spec does not say.");
    }

    private Fetched List(SourceQuery wanted)
    {
        if (spec.Lists.TryGetValue((wanted.Object, wanted.Where), out var objects))
        {
            var keep = wanted.Keep.Split(',', StringSplitOptions.RemoveEmptyEntries).ToImmutableArray();
            return objects.Count > wanted.Limit
                ? new Fetched.TooMany()
                : new Fetched.Found(Value.Of(objects.AsList().Select(one => KeptMembers.Of(one, keep)).ToImmutableArray()));
        }

        differences.Add(new SpecDifference(
            SpecCodes.LookUpUnanswered,
            spec.Span,
            $"The mapping lists {wanted}, which `given.lists` does not answer. Add `{{ list: {wanted.Object}, where: {{ {wanted.Where.Replace("=", ": ", StringComparison.Ordinal).Replace("&", ", ", StringComparison.Ordinal)} }}, objects: [] }}` with the objects."));
        return new Fetched.Unknown("The spec does not say.");
    }

    private Searched Search(SearchKey wanted, Observations records)
    {
        var hits = records.Answers
            .Where(answer => answer.Key.RecordType == wanted.RecordType)
            .Select(answer => answer.Value)
            .OfType<Observed.Found>()
            .Select(found => found.Record)
            .Where(record => Holds(record, wanted))
            .OrderBy(record => record.InternalId, StringComparer.Ordinal)
            .ToList();
        if (hits.Count == 0 && !spec.FoundNowhere.Contains(wanted))
        {
            differences.Add(new SpecDifference(
                SpecCodes.LookUpUnanswered,
                spec.Span,
                $"The mapping looks for a {wanted}, which `given` does not answer. Add the record, or `absent: [{{ {wanted.RecordType}: {{ {wanted.Field}: \"{wanted.Text}\" }} }}]`."));
        }

        return hits switch
        {
            [] => new Searched.Absent(),
            [var only] => new Searched.Found(only),
            _ => new Searched.Several([.. hits.Select(record => new Candidate(record.InternalId, record.ExternalId))]),
        };
    }

    private static bool Holds(ObservedRecord record, SearchKey wanted) => wanted.Field switch
    {
        LookUpKey.InternalId => record.InternalId == wanted.Text,
        LookUpKey.ExternalId => ExternalIds.AreSame(record.ExternalId, wanted.Text),
        _ => record.Fields.Member(wanted.Field) is { Kind: ValueKind.Text } text && text.AsText().Equals(wanted.Text, StringComparison.OrdinalIgnoreCase),
    };

    private static IEnumerable<(string Kind, ConfigMapping Item)> Items(ConfigMapping? given) =>
        (given?.Entries ?? []).SelectMany(entry => ((ConfigSequence)entry.Value).Items.Cast<ConfigMapping>().Select(item => (entry.Name, item)));
}
