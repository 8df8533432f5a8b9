using System.Collections.Immutable;
using Dapper;
using Engine.Core.NetSuite;
using Microsoft.Data.Sqlite;

namespace Engine.Runtime.Storage.Sqlite;

/// <summary>Which event waits for which record.</summary>
internal static class SqliteWaiting
{
    private const string Insert =
        """
        INSERT INTO waiting_for (event, client, record_type, external_id, as_written)
        SELECT @id, client, @RecordType, @ExternalId, @AsWritten FROM inbox WHERE id = @id
        ON CONFLICT DO NOTHING
        """;

    private const string Sleepers =
        """
        id IN (SELECT event FROM waiting_for WHERE client = @client AND record_type = @RecordType AND external_id = @ExternalId)
            AND state = 'waiting'
        """;

    /// <summary>Marks an event as waiting, unless one of its records changed after the given position; true when it waits.</summary>
    public static bool Start(SqliteConnection connection, long id, Ending.Waiting waiting)
    {
        foreach (var key in waiting.Keys)
        {
            connection.Execute(Insert, new { id, key.RecordType, ExternalId = StoredText.ExternalId(key.ExternalId), AsWritten = key.ExternalId });
        }

        return !connection.ExecuteScalar<bool>(
            """
            SELECT EXISTS (SELECT 1 FROM waiting_for JOIN record USING (client, record_type, external_id)
            WHERE waiting_for.event = @id AND record.change > @LookedUpAt)
            """,
            new { id, waiting.LookedUpAt });
    }

    public static void Stop(SqliteConnection connection, long id) =>
        connection.Execute("DELETE FROM waiting_for WHERE event = @id", new { id });

    /// <summary>Makes ready whoever waits for a record.</summary>
    public static ImmutableArray<OpenEvent> Wake(SqliteConnection connection, string client, RecordKey key)
    {
        var woken = OpenEventRow.Read(connection, Sleepers, new { client, key.RecordType, ExternalId = StoredText.ExternalId(key.ExternalId) });
        foreach (var sleeper in woken)
        {
            connection.Execute(
                "UPDATE inbox SET state = 'retry', next_at = NULL, cause = NULL, reason = @Reason WHERE id = @Id",
                new { sleeper.Id, Reason = $"Woken: {key} is there now." });
            Stop(connection, sleeper.Id);
        }

        return [.. woken.Select(sleeper => sleeper with { NextAt = null })];
    }
}
