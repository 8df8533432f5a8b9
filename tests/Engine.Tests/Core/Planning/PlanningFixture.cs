using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Mapping;
using Engine.Core.Model;
using Engine.Core.NetSuite;
using Engine.Core.Planning;
using Engine.Core.Rules;
using Engine.Core.Values;
using Engine.Runtime.Configuration;
using NodaTime;

namespace Engine.Tests.Core.Planning;

/// <summary>A client made of a few mappings written as text, and events written as JSON.</summary>
internal sealed class PlanningFixture(params string[] moreEvents)
{
    private static readonly SourceSpan Nowhere = new("test", new TextPosition(1, 1), new TextPosition(1, 1));

    private readonly FindingSink findings = new();

    public ImmutableArray<Finding> Findings => findings.ToImmutable();

    public FrozenDictionary<string, Crosswalk> Crosswalks { get; } = new[]
    {
        Table("items", ("price_basic", "201", true), ("price_old", "202", false)),
        Table("currencies", ("USD", "1", true), ("EUR", "2", true)),
        Table("subsidiaries", ("default", "1", true)),
    }.ToFrozenDictionary(crosswalk => crosswalk.Name);

    public ClientConfig Client(params string[] mappings) => ClientWithRules(null, mappings);

    public ClientConfig ClientWithRules(string? rules, params string[] mappings)
    {
        var ruleSets = RuleSetCompiler.Compile(RuleFiles(rules), MappingScope.Names, Crosswalks, findings);
        var events = new[]
        {
            new EventDeclaration("invoice.paid", null, Nowhere),
            new EventDeclaration("invoice.finalized", null, Nowhere),
            new EventDeclaration("product.created", "products have no counterpart", Nowhere),
        }.Concat(moreEvents.Except(["invoice.paid"]).Select(type => new EventDeclaration(type, null, Nowhere))).ToFrozenDictionary(declaration => ("stripe", declaration.Type));
        return new ClientConfig
        {
            Name = "acme",
            Revision = "r1",
            Zone = DateTimeZoneProviders.Tzdb["America/New_York"],
            BaseCurrency = "USD",
            Stripe = null,
            NetSuite = null,
            Crosswalks = Crosswalks,
            RuleSets = ruleSets,
            Events = events,
            Mappings = [.. mappings.Select(text => Compile(text, ruleSets, events)).OfType<MappingConfig>()],
        };
    }

    public static SourceEvent Event(string type, string data, string id = "evt_1", string at = "2025-03-01T12:00:00Z")
    {
        using var document = JsonDocument.Parse($$"""{ "id": "{{id}}", "type": "{{type}}", "data": { "object": {{data}} } }""");
        return new SourceEvent("stripe", id, type, DateTimeOffset.Parse(at), "2025-04-30.basil", JsonValue.From(document.RootElement.Clone()));
    }

    public static Observed Found(string internalId, string externalId, string body, FactStamp? lastFact = null)
    {
        using var document = JsonDocument.Parse(body);
        return new Observed.Found(new ObservedRecord(internalId, externalId, JsonValue.From(document.RootElement.Clone()), lastFact));
    }

    /// <summary>Every look-up of the event answered as absent.</summary>
    public static Observations NothingThere(SourceEvent source, ClientConfig client) =>
        Planner.Lookups(source, client).Aggregate(Observations.None, (so, key) => so.With(key, new Observed.Absent()));

    private MappingConfig? Compile(
        string text, FrozenDictionary<string, RuleSet> ruleSets, FrozenDictionary<(string, string), EventDeclaration> events)
    {
        var root = Assert.IsType<ConfigMapping>(YamlReader.Read("mappings/acme/test.yaml", text, findings));
        return MappingCompiler.Compile(new LayeredMapping(root.Text("mapping")!, root), Crosswalks, ruleSets, events, findings);
    }

    private ImmutableArray<ConfigFile> RuleFiles(string? rules) => rules is null
        ? []
        : [new ConfigFile("rules/acme/test.json", ConfigFileKind.RuleSet, rules, JsonConfigReader.Read("rules/acme/test.json", Encoding.UTF8.GetBytes(rules), rules, findings)!)];

    private static Crosswalk Table(string name, params (string Key, string Id, bool Active)[] rows) =>
        new(name, rows.ToFrozenDictionary(row => row.Key, row => new CrosswalkRow(row.Key, row.Id, row.Active, Nowhere)));
}
