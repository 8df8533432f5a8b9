using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Mapping;
using Engine.Core.NetSuite;

namespace Engine.Runtime.Doctor;

/// <summary>What a client's mappings do with a record type. They look records up and read them in any case.</summary>
/// <param name="Creates">A mapping may create one.</param>
/// <param name="Updates">A mapping may change one.</param>
public sealed record RecordUse(RecordType Type, bool Creates, bool Updates)
{
    public bool Writes => Creates || Updates;

    /// <summary>Every type that mappings write, link, need or look up, ordered by name.</summary>
    public static ImmutableArray<RecordUse> Of(ClientConfig client) =>
    [
        .. client.Mappings.SelectMany(Of)
            .GroupBy(use => use.Type.Name, StringComparer.Ordinal)
            .OrderBy(uses => uses.Key, StringComparer.Ordinal)
            .Select(uses => new RecordUse(uses.First().Type, uses.Any(use => use.Creates), uses.Any(use => use.Updates))),
    ];

    private static IEnumerable<RecordUse> Of(MappingConfig mapping) => mapping.Records
        .Select(record => new RecordUse(record.Type, record.Write is WriteMode.Upsert or WriteMode.CreateIfAbsent, record.Write is WriteMode.Upsert or WriteMode.UpdateOnly))
        .Concat(mapping.Needs.Select(need => new RecordUse(need.Type, Creates: false, Updates: false)))
        .Concat(mapping.LookUps.OfType<LookUpMapping.OfNetSuite>().Select(lookUp => new RecordUse(lookUp.Type, Creates: false, Updates: false)));
}
