using System.Collections.Immutable;
using Engine.Core.Mapping;
using Engine.Core.Sources;

namespace Engine.Runtime.Reconcile;

/// <summary>How the external ids of mappings begin before an id of the source follows: <c>pay_</c>, <c>memo_</c>, nothing.</summary>
internal sealed class ExternalIdHeads
{
    private readonly ImmutableArray<string> heads;

    private ExternalIdHeads(ImmutableArray<string> heads) => this.heads = heads;

    public static ExternalIdHeads Of(IEnumerable<MappingConfig> mappings) => new(
    [
        .. mappings.SelectMany(mapping => mapping.Records)
            .Select(record => record.ExternalId.Text)
            .Select(text => text.IndexOf("${", StringComparison.Ordinal) is var at and >= 0 ? text[..at] : "")
            .Append("")
            .Distinct()
            .OrderByDescending(head => head.Length),
    ]);

    /// <summary>The id of the source that an external id carries; null when it carries none.</summary>
    public string? SourceIdIn(string externalId, SourceApi api) => heads
        .Where(head => externalId.StartsWith(head, StringComparison.OrdinalIgnoreCase))
        .Select(head => externalId[head.Length..])
        .FirstOrDefault(api.IsIdOf);
}
