using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Expressions;
using Engine.Core.Mapping;
using Engine.Core.Model;
using Engine.Core.Rules;
using Engine.Core.Values;

namespace Engine.Core.Specs;

/// <summary>Names everything that the specs of a client can reach.</summary>
internal static class CoverageItems
{
    public static IEnumerable<CoverageItem> Of(ClientConfig client) =>
    [
        .. client.Events.Values.Where(declared => !declared.IsIgnored).OrderBy(declared => declared.Type, StringComparer.Ordinal).Select(OfEvent),
        .. UsedSets(client).SelectMany(set => OfRules(set, client)),
        .. client.Mappings.SelectMany(mapping => Fields(mapping).SelectMany(field => OfField(mapping, client, field))),
        .. client.Crosswalks.Values.OrderBy(table => table.Name, StringComparer.Ordinal)
            .SelectMany(table => table.Rows.Values.Where(row => row.IsActive)).OrderBy(row => (row.Span.File, row.Span.Start.Line)).Select(OfRow),
    ];

    public static CoverageItem OfEvent(EventDeclaration declared) => new("events", declared.Type, declared.Span);

    public static CoverageItem OfRule(RuleSet set, string rule, bool passed) =>
        new("rules", $"{set.Name}/{rule} {(passed ? "passed" : "not passed")}", set.SpanOf(rule));

    public static CoverageItem OfRow(CrosswalkRow row) => new("crosswalks", row.Key, row.Span);

    /// <summary>The field, as a field of its mapping or as a default of the client.</summary>
    public static IEnumerable<CoverageItem> OfField(MappingConfig mapping, ClientConfig client, FieldMapping field)
    {
        var isDefault = field.Span.File == $"mappings/{client.Name}/client.yaml";
        yield return new CoverageItem(isDefault ? "defaults" : "fields", isDefault ? field.Field.Name : $"{mapping.Name}: {field.Field.Name}", field.Span);
    }

    /// <summary>The rule sets that decide whether a mapping takes this event.</summary>
    public static IEnumerable<RuleSet> Conditions(ClientConfig client, SourceEvent source) => client.Mappings
        .Where(mapping => mapping.Source == source.Source && mapping.Events.Contains(source.Type))
        .Select(mapping => (mapping.When as MappingCondition.ByRules)?.RuleSet)
        .OfType<RuleSet>();

    /// <summary>The rule sets that a mapping asks about an event that it takes.</summary>
    public static IEnumerable<RuleSet> Deciding(MappingConfig mapping) =>
        mapping.Validate.Concat(mapping.Routes.Select(route => route.RuleSet)).Concat(mapping.DefaultRules).DistinctBy(set => set.Name);

    private static IEnumerable<RuleSet> UsedSets(ClientConfig client) => client.Mappings
        .SelectMany(mapping => Deciding(mapping).Append((mapping.When as MappingCondition.ByRules)?.RuleSet))
        .OfType<RuleSet>()
        .DistinctBy(set => set.Name)
        .OrderBy(set => set.Name, StringComparer.Ordinal);

    // Every evaluation answers for every rule, whatever the inputs are.
    private static IEnumerable<CoverageItem> OfRules(RuleSet set, ClientConfig client) =>
        Names(set.Evaluate(new EvaluationContext(client.Zone, client.Crosswalks), [Value.Null, Value.Null, Value.Null]).Rules, "")
            .SelectMany(rule => set.AlwaysPasses(rule) ? new[] { OfRule(set, rule, passed: true) } : [OfRule(set, rule, passed: true), OfRule(set, rule, passed: false)]);

    private static IEnumerable<string> Names(ImmutableArray<RuleResult> rules, string path) =>
        rules.SelectMany(rule => Names(rule.Children, $"{path}{rule.Name}/").Prepend(path + rule.Name));

    private static IEnumerable<FieldMapping> Fields(MappingConfig mapping) =>
        mapping.Records.SelectMany(record => record.Fields.Concat(record.Lines.SelectMany(line => line.Fields)));
}
