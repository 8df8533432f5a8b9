using System.Collections.Immutable;
using System.Globalization;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Enrichment;
using Engine.Core.NetSuite;
using Engine.Core.Periods;
using Engine.Core.Specs.Books;
using Engine.Core.Values;

namespace Engine.Core.Specs;

/// <summary>Reads a spec file whose shape the schema has checked.</summary>
public static class SpecReader
{
    // A day on which nothing special happens; specs about time say when with `at`.
    internal static readonly DateTimeOffset NoonOfNoDay = new(2025, 1, 15, 17, 0, 0, TimeSpan.Zero);

    /// <summary>Null when a payload cannot be read; the findings then say which.</summary>
    /// <param name="client">The client whose configuration the spec tests.</param>
    /// <param name="file">The spec.</param>
    /// <param name="payload">Reads a file beside the spec, by the path written there; null when there is none.</param>
    /// <param name="findings">Takes what is wrong.</param>
    public static Spec? Read(string client, ConfigFile file, Func<string, byte[]?> payload, FindingSink findings)
    {
        var root = (ConfigMapping)file.Root;
        var deliveries = new SpecDeliveries(root.Mapping("given"), payload, findings);
        var objects = deliveries.ReadObjects();
        var acts = deliveries.ReadAll(root.Sequence("when")!);
        if (acts.Any(act => act is not BookAct.Arrives) || root["back"] is not null)
        {
            findings.Error(SpecCodes.BooksAndPlan, root.Span, "Only a spec with `books` has `netsuite` or `company` among what happens, or a way `back`; give what is there under `given`.");
        }

        var events = acts.OfType<BookAct.Arrives>().Select(act => act.Event).ToImmutableArray();
        if (findings.HasErrors)
        {
            return null;
        }

        var given = ReadGiven(root.Mapping("given")?.Mapping("netsuite"));
        return new Spec(client, root.Text("name")!, root.Span, given, events, root.Mapping("then")!)
        {
            AnyOrder = root.Text("anyOrder") == "true",
            Objects = SpecLookUps.ReadObjects(root.Mapping("given")?.Mapping("source")).SetItems(objects.Select(Held)),
            Lists = SpecLookUps.ReadLists(root.Mapping("given")?.Sequence("lists")),
            FoundNowhere = SpecLookUps.ReadNowhere(root.Mapping("given")?.Mapping("netsuite")),
        };
    }

    private static PeriodCalendar ReadPeriods(ConfigSequence? periods) => new((periods?.Items ?? []).Cast<ConfigMapping>().Select(period => new AccountingPeriod(
        period.Text("name")!,
        DateOnly.ParseExact(period.Text("from")!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateOnly.ParseExact(period.Text("to")!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        period.Text("closed") == "true",
        period.Text("receivablesLocked") == "true")));

    private static KeyValuePair<(string Object, string Id), Fetched> Held(Value content) =>
        KeyValuePair.Create((content.Member("object").ToString(), content.Member("id").ToString()), (Fetched)new Fetched.Found(content));

    private static Observations ReadGiven(ConfigMapping? netsuite)
    {
        var given = Observations.None with { Periods = new PeriodsObserved.Known(ReadPeriods(netsuite?.Sequence("periods"))) };
        foreach (var entry in (netsuite?.Entries ?? []).Where(entry => entry.Name != "periods"))
        {
            foreach (var item in ((ConfigSequence)entry.Value).Items.Cast<ConfigMapping>())
            {
                given = entry.Name == "absent"
                    ? item.Entries.Where(absent => absent.Value is ConfigScalar).Aggregate(given, (so, absent) => so.With(new RecordKey(absent.Name, ((ConfigScalar)absent.Value).Text), new Observed.Absent()))
                    : given.With(new RecordKey(entry.Name, item.Text("externalId")!), new Observed.Found(SpecRecords.FromGiven(item)));
            }
        }

        return given;
    }
}
