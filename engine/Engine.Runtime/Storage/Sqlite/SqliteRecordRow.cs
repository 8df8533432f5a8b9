using Dapper;
using Engine.Core.NetSuite;
using Engine.Core.Planning;
using Microsoft.Data.Sqlite;

namespace Engine.Runtime.Storage.Sqlite;

/// <summary>Keeps what is known of one NetSuite record.</summary>
internal static class SqliteRecordRow
{
    // The newest fact stays: a step that left the record alone because of a newer fact must not set the stamp back.
    private const string Upsert =
        """
        INSERT INTO record (client, record_type, external_id, internal_id, fact_at, fact_type, fact_id, event, revision, written_at, content, change)
        VALUES (@Client, @RecordType, @ExternalId, @InternalId, @FactAt, @FactType, @FactId, @Event, @Revision, @At, @Content,
            (SELECT coalesce(max(change), 0) + 1 FROM record))
        ON CONFLICT (client, record_type, external_id) DO UPDATE SET
            internal_id = excluded.internal_id,
            event = excluded.event,
            revision = excluded.revision,
            written_at = excluded.written_at,
            change = excluded.change,
            content = excluded.content,
            fact_at = CASE WHEN {newer} THEN excluded.fact_at ELSE fact_at END,
            fact_type = CASE WHEN {newer} THEN excluded.fact_type ELSE fact_type END,
            fact_id = CASE WHEN {newer} THEN excluded.fact_id ELSE fact_id END
        """;

    private const string Newer =
        "excluded.fact_at IS NOT NULL AND (record.fact_at IS NULL OR (excluded.fact_at, excluded.fact_type, excluded.fact_id) > (record.fact_at, record.fact_type, record.fact_id))";

    private static readonly string Sql = Upsert.Replace("{newer}", Newer, StringComparison.Ordinal);

    private const string Known = "SELECT content FROM record WHERE client = @Client AND record_type = @RecordType AND external_id = @ExternalId";

    public static void Keep(SqliteConnection connection, long eventNumber, RecordWritten record) => connection.Execute(Sql, new
    {
        record.Client,
        record.Key.RecordType,
        ExternalId = StoredText.ExternalId(record.Key.ExternalId),
        Content = Content(connection, record),
        record.InternalId,
        FactAt = record.Fact is null ? null : StoredText.Of(record.Fact.At),
        FactType = record.Fact?.EventType,
        FactId = record.Fact?.EventId,
        Event = eventNumber,
        record.Revision,
        At = StoredText.Of(record.At),
    });

    // A record that was created again holds nothing of before.
    private static byte[]? Content(SqliteConnection connection, RecordWritten record)
    {
        var parameters = new { record.Client, record.Key.RecordType, ExternalId = StoredText.ExternalId(record.Key.ExternalId) };
        var before = record.Action == StepAction.Create ? null : connection.ExecuteScalar<byte[]?>(Known, parameters);
        return record.Content is null || (record.IsContentOfFirstMeeting && before is not null) ? before : RecordContentJson.ToBytes(before is null ? record.Content : record.Content.Over(RecordContentJson.Read(before)));
    }
}
