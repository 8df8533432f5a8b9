using System.Collections.Immutable;
using Engine.Core.Values;

namespace Engine.Runtime.NetSuite;

/// <summary>One row of a search in SuiteQL.</summary>
/// <param name="ExternalId">Null when the record has none.</param>
/// <param name="Type">Code of the transaction table; null for other tables.</param>
/// <param name="Text">What the column holds that was searched.</param>
internal sealed record SearchRow(string Id, string? ExternalId, string? Type, string Text)
{
    /// <inheritdoc cref="SuiteQlRows.ReadAll"/>
    public static ImmutableArray<SearchRow>? ReadAll(ReadOnlyMemory<byte> body, string column) => SuiteQlRows.ReadAll(body, row =>
    {
        var id = SuiteQlRows.Column(row, "id");
        var text = SuiteQlRows.Column(row, column);
        return id is null || text is null || !RecordLocation.IsInternalId(id)
            ? null
            : new SearchRow(id, SuiteQlRows.Column(row, "externalid"), SuiteQlRows.Column(row, "type"), text);
    });
}
