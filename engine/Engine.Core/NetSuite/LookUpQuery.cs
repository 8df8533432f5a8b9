using System.Collections.Immutable;

namespace Engine.Core.NetSuite;

/// <summary>
/// Builds the SuiteQL of look-ups. Transactions share one table and one name space of external ids, so one statement asks for all of them,
/// and shows when an id is taken by another type. A list may hold 1000 items. Source: netsuite help section_156257796125 and section_N3436356.
/// </summary>
public static class LookUpQuery
{
    /// <summary>Items that NetSuite takes in one IN list, and rows it gives on one page.</summary>
    public const int MaxIds = 1000;

    /// <summary>The statements for these records: per table, in chunks, in a fixed order. Keys of unknown record types are left out.</summary>
    public static ImmutableArray<LookUpStatement> Statements(IEnumerable<RecordKey> keys) =>
    [
        .. keys.Distinct()
            .Select(key => (Key: key, Type: RecordTypes.Find(key.RecordType)))
            .Where(pair => pair.Type is not null)
            .GroupBy(pair => pair.Type!.SuiteQlTable, pair => pair.Key)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .SelectMany(group => Chunks(group.Key, group)),
    ];

    private static IEnumerable<LookUpStatement> Chunks(string table, IEnumerable<RecordKey> keys) =>
        keys.GroupBy(key => key.ExternalId)
            .OrderBy(group => group.Key, StringComparer.OrdinalIgnoreCase)
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .Chunk(MaxIds)
            .Select(chunk => Statement(table, [.. chunk.SelectMany(group => group.OrderBy(key => key.RecordType, StringComparer.Ordinal))]));

    private static LookUpStatement Statement(string table, ImmutableArray<RecordKey> keys)
    {
        var columns = table == "transaction" ? "id, externalid, type" : "id, externalid";
        var ids = keys.Select(key => key.ExternalId).Distinct().Select(Quote);
        return new(table, $"SELECT {columns} FROM {table} WHERE externalid IN ({string.Join(", ", ids)})", keys);
    }

    internal static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
