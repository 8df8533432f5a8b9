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

    /// <summary>Marks an event as waiting, unless all of its records changed after the given position; true when it waits.</summary>
    public static bool Start(SqliteConnection connection, long id, Ending.Waiting waiting)
    {
        foreach (var key in waiting.Keys)
        {
            connection.Execute(Insert, new { id, key.RecordType, ExternalId = StoredText.ExternalId(key.ExternalId), AsWritten = key.ExternalId });
        }

        connection.Execute(
            """
            DELETE FROM waiting_for WHERE event = @id AND EXISTS (
                SELECT 1 FROM record WHERE record.client = waiting_for.client AND record.record_type = waiting_for.record_type
                    AND record.external_id = waiting_for.external_id AND record.change > @LookedUpAt)
            """,
            new { id, waiting.LookedUpAt });
        return IsWaiting(connection, id) || waiting.Keys.IsEmpty;
    }

    public static void Stop(SqliteConnection connection, long id) =>
        connection.Execute("DELETE FROM waiting_for WHERE event = @id", new { id });

    /// <summary>Makes ready whoever waits for a record and for no other: an event needs all that it waits for.</summary>
    public static ImmutableArray<OpenEvent> Wake(SqliteConnection connection, string client, RecordKey key)
    {
        var awaited = new { client, key.RecordType, ExternalId = StoredText.ExternalId(key.ExternalId) };
        var sleepers = OpenEventRow.Read(connection, Sleepers, awaited);
        connection.Execute("DELETE FROM waiting_for WHERE client = @client AND record_type = @RecordType AND external_id = @ExternalId", awaited);
        var woken = sleepers.Where(sleeper => !IsWaiting(connection, sleeper.Id)).ToList();
        foreach (var sleeper in woken)
        {
            connection.Execute(
                "UPDATE inbox SET state = 'retry', next_at = NULL, cause = NULL, reason = @Reason WHERE id = @Id",
                new { sleeper.Id, Reason = $"Woken: {key} is there now." });
        }

        return [.. woken.Select(sleeper => sleeper with { NextAt = null })];
    }

    private static bool IsWaiting(SqliteConnection connection, long id) =>
        connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM waiting_for WHERE event = @id)", new { id });
}
