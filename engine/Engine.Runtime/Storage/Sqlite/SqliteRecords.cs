using System.Collections.Immutable;
using Dapper;
using Engine.Core.Model;
using Engine.Core.NetSuite;
using Engine.Core.Planning;

namespace Engine.Runtime.Storage.Sqlite;

/// <inheritdoc cref="IRecords"/>
internal sealed class SqliteRecords(SqliteDatabase database) : IRecords
{
    private const string Select =
        """
        SELECT internal_id AS InternalId, fact_at AS FactAt, fact_type AS FactType, fact_id AS FactId, change AS Change, written_at AS WrittenAt, content AS Content
        FROM record WHERE client = @client AND record_type = @RecordType AND external_id = @ExternalId
        """;

    // In a record's own row external ids are in lower case; the step has it as it was written.
    private const string SelectLeft =
        """
        SELECT record_type AS RecordType,
            coalesce((SELECT step.external_id FROM step
                WHERE step.event = record.event AND step.record_type = record.record_type AND lower(step.external_id) = record.external_id), external_id) AS ExternalId,
            (SELECT event_id FROM inbox WHERE id = record.event) AS EventId, content AS Content, written_at AS WrittenAt, change AS Change
        FROM record WHERE client = @client AND content IS NOT NULL AND change < @below ORDER BY change DESC LIMIT @limit
        """;

    private const int LargestPage = 1000;

    public async Task<ImmutableDictionary<RecordKey, KnownRecord>> KnownAsync(string client, IReadOnlyCollection<RecordKey> keys)
    {
        var known = ImmutableDictionary.CreateBuilder<RecordKey, KnownRecord>();
        await using var connection = database.OpenReader();
        foreach (var key in keys.Distinct())
        {
            var parameters = new { client, key.RecordType, ExternalId = StoredText.ExternalId(key.ExternalId) };
            if (await connection.QuerySingleOrDefaultAsync<Row>(Select, parameters) is { } row)
            {
                known.Add(key, new KnownRecord(row.InternalId, row.Fact, row.Change)
                {
                    WrittenAt = StoredText.ToInstant(row.WrittenAt),
                    LastWritten = row.Content is { } left ? RecordContentJson.Read(left) : null,
                });
            }
        }

        return known.ToImmutable();
    }

    public async Task<ImmutableArray<LeftRecord>> LeftAsync(string client, long below, int limit)
    {
        await using var connection = database.OpenReader();
        var rows = await connection.QueryAsync<LeftRow>(SelectLeft, new { client, below, limit = Math.Clamp(limit, 1, LargestPage) });
        return [.. rows.Select(row => new LeftRecord(
            new RecordKey(row.RecordType, row.ExternalId), row.EventId, RecordContentJson.Read(row.Content), StoredText.ToInstant(row.WrittenAt), row.Change))];
    }

    public async Task<long> PositionAsync()
    {
        await using var connection = database.OpenReader();
        return await connection.ExecuteScalarAsync<long?>("SELECT max(change) FROM record") ?? 0;
    }

    private sealed class Row
    {
        public required string InternalId { get; init; }

        public string? FactAt { get; init; }

        public string? FactType { get; init; }

        public string? FactId { get; init; }

        public long Change { get; init; }

        public required string WrittenAt { get; init; }

        public byte[]? Content { get; init; }

        public FactStamp? Fact => FactAt is null ? null : new FactStamp(StoredText.ToInstant(FactAt), FactType!, FactId!);
    }

    private sealed class LeftRow
    {
        public required string RecordType { get; init; }

        public required string ExternalId { get; init; }

        public required string EventId { get; init; }

        public required byte[] Content { get; init; }

        public required string WrittenAt { get; init; }

        public long Change { get; init; }
    }
}
