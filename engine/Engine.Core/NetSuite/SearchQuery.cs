using System.Collections.Immutable;
using Engine.Core.Enrichment;
using Engine.Core.Mapping;

namespace Engine.Core.NetSuite;

/// <summary>
/// Builds the SuiteQL of searches by a field: one statement for all texts that are looked for in one column of one table. Source: netsuite
/// help section_156257796125.
/// </summary>
public static class SearchQuery
{
    private const string IdColumn = "id";
    private const string ExternalIdColumn = "externalid";

    /// <summary>Per table and column, in chunks, in a fixed order. Keys of unknown record types are left out.</summary>
    public static ImmutableArray<SearchStatement> Statements(IEnumerable<SearchKey> keys) =>
    [
        .. keys.Distinct()
            .Select(key => (Key: key, Type: RecordTypes.Find(key.RecordType)))
            .Where(pair => pair.Type is not null)
            .GroupBy(pair => (Table: pair.Type!.SuiteQlTable, Column: ColumnOf(pair.Key.Field)), pair => pair.Key)
            .OrderBy(group => group.Key.Table, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Column, StringComparer.Ordinal)
            .SelectMany(group => group
                .OrderBy(key => key.Text, StringComparer.Ordinal)
                .Chunk(LookUpQuery.MaxIds)
                .Select(chunk => Statement(group.Key.Table, group.Key.Column, [.. chunk]))),
    ];

    private static string ColumnOf(string field) => field == LookUpKey.InternalId ? IdColumn : field.ToLowerInvariant();

    private static SearchStatement Statement(string table, string column, ImmutableArray<SearchKey> keys)
    {
        var type = table == "transaction" ? ", type" : "";
        var texts = keys.Select(key => key.Text).Distinct().Select(LookUpQuery.Quote).ToList();
        var other = column is IdColumn or ExternalIdColumn ? "" : $", {column}";
        var condition = texts.Count == 1 ? $"= {texts[0]}" : $"IN ({string.Join(", ", texts)})";
        return new(column, $"SELECT id, externalid{other}{type} FROM {table} WHERE {column} {condition}", keys);
    }
}
