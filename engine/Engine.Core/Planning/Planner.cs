using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Enrichment;
using Engine.Core.Model;
using Engine.Core.NetSuite;
using Engine.Core.Scripts;

namespace Engine.Core.Planning;

/// <summary>Single questions about an event; who has several about the same one asks an <see cref="EventPlanner"/>.</summary>
public static class Planner
{
    /// <inheritdoc cref="EventPlanner.OrderingKey"/>
    public static string OrderingKey(SourceEvent source, ClientConfig client) => new EventPlanner(source, client).OrderingKey();

    /// <summary>All records that have to be looked up before <see cref="Decide"/> can answer; none when nothing will be written.</summary>
    /// <param name="known">
    /// Answers to what <see cref="Scripts"/> and <see cref="Fetches"/> asked for before; may be left out where no script is called and nothing
    /// is fetched.
    /// </param>
    public static ImmutableArray<RecordKey> Lookups(SourceEvent source, ClientConfig client, Observations? known = null) =>
        new EventPlanner(source, client).Lookups(known ?? Observations.None).All;

    /// <inheritdoc cref="EventPlanner.Fetches"/>
    public static ImmutableArray<SourceFetch> Fetches(SourceEvent source, ClientConfig client, Observations observed) =>
        new EventPlanner(source, client).Fetches(observed);

    /// <inheritdoc cref="EventPlanner.Queries"/>
    public static ImmutableArray<SourceQuery> Queries(SourceEvent source, ClientConfig client, Observations observed) =>
        new EventPlanner(source, client).Queries(observed);

    /// <inheritdoc cref="EventPlanner.Searches"/>
    public static ImmutableArray<SearchKey> Searches(SourceEvent source, ClientConfig client, Observations observed) =>
        new EventPlanner(source, client).Searches(observed);

    /// <inheritdoc cref="EventPlanner.Matches"/>
    public static ImmutableArray<MatchQuestion> Matches(SourceEvent source, ClientConfig client, Observations observed) =>
        new EventPlanner(source, client).Matches(observed);

    /// <inheritdoc cref="EventPlanner.Decide(Observations)"/>
    public static Plan Decide(SourceEvent source, ClientConfig client, Observations observed) => new EventPlanner(source, client).Decide(observed);

    /// <inheritdoc cref="EventPlanner.Scripts"/>
    public static ImmutableArray<ScriptCall> Scripts(SourceEvent source, ClientConfig client, Observations observed) =>
        new EventPlanner(source, client).Scripts(observed);
}
