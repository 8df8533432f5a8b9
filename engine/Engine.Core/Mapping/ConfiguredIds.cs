using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Expressions;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Functions;
using Engine.Core.NetSuite;
using Engine.Core.Values;

namespace Engine.Core.Mapping;

/// <summary>
/// The internal ids that a client's files name, found by following each reference field to where its value comes from: a literal, the
/// rows of a crosswalk, what a rule set decides, and names that stand for those. What comes out of a payload or out of NetSuite has no id yet.
/// </summary>
public static class ConfiguredIds
{
    /// <summary>Each once, ordered by file and position. Rows that the crosswalk marks inactive are left out: they are never written.</summary>
    public static ImmutableArray<ConfiguredId> Of(ClientConfig client) =>
    [
        .. client.Mappings.SelectMany(mapping => mapping.Records.SelectMany(record => Of(client, mapping, record)))
            .DistinctBy(id => (id.Span, id.InternalId, id.RecordType))
            .OrderBy(id => id.Span.File, StringComparer.Ordinal)
            .ThenBy(id => id.Span.Start.Line)
            .ThenBy(id => id.Span.Start.Column),
    ];

    private static IEnumerable<ConfiguredId> Of(ClientConfig client, MappingConfig mapping, RecordMapping record)
    {
        foreach (var (place, field) in WrittenFields.Of(record))
        {
            if (field.Field is { Kind: FieldKind.Reference, ReferenceTo: { } target })
            {
                foreach (var id in Ids(client, mapping, field.Value))
                {
                    yield return id with { RecordType = target, Field = $"{record.Type.Name}.{place}" };
                }
            }
        }
    }

    private static IEnumerable<ConfiguredId> Ids(ClientConfig client, MappingConfig? mapping, CompiledExpression value) => value switch
    {
        RuleSetValue decided => decided.Rules.Outputs.SelectMany(output => Ids(client, null, output)),
        CompiledNode compiled => compiled.Root.Alternatives.SelectMany(node => Ids(client, mapping, value, node)),
        _ => [],
    };

    // The slots of a rule set are its own: names in it are not followed.
    private static IEnumerable<ConfiguredId> Ids(ClientConfig client, MappingConfig? mapping, CompiledExpression value, Node node) => node switch
    {
        Constant constant when constant.Value.Kind is ValueKind.Text or ValueKind.Number =>
            [new ConfiguredId(constant.Value.ToString(), "", value.Span, "", null, null)],
        CallFunction { Function: CrosswalkFunction, Arguments: [Constant name, ..] } => Rows(client, name.Value.ToString()),
        ReadSlot { IsLambda: false } read when mapping is not null =>
            mapping.Lets.Where(let => let.Slot == read.Slot).SelectMany(let => Ids(client, mapping, let.Value))
                .Concat(mapping.Routes.Where(route => route.Slot == read.Slot).SelectMany(route => route.RuleSet.Outputs).SelectMany(output => Ids(client, null, output))),
        _ => [],
    };

    private static IEnumerable<ConfiguredId> Rows(ClientConfig client, string crosswalk) =>
        (client.Crosswalks.GetValueOrDefault(crosswalk)?.Rows.Values ?? [])
            .Where(row => row.IsActive)
            .Select(row => new ConfiguredId(row.InternalId, "", row.Span, "", row, crosswalk));
}
