using System.Collections.Immutable;
using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Engine.Runtime.Storage.Sqlite;

/// <summary>
/// Which events wait behind a raised one of the same key. An event blocks as long as it is raised, or held by a person, and its mapping says
/// so; a later fact of the key is then put aside at its turn. One whose write may be under way is never put aside.
/// </summary>
internal static class SqliteLanes
{
    /// <summary>Blocks no more: its turn came again, or somebody resolved it.</summary>
    private const string IsBlocking = "blocks = 1 AND state IN ('raised', 'waiting')";

    private const string FindBlocker =
        """
        SELECT first.id AS Id, first.event_id AS EventId, first.settled_at AS Since FROM inbox AS me JOIN inbox AS first
            ON first.blocks = 1 AND first.client = me.client AND first.lane = me.lane
        WHERE me.id = @id AND first.state IN ('raised', 'waiting') AND first.id <> me.id
            AND (first.occurred_at, first.type, first.event_id) < (me.occurred_at, me.type, me.event_id)
            AND NOT EXISTS (SELECT 1 FROM attempt WHERE event = me.id)
        ORDER BY first.occurred_at, first.type, first.event_id LIMIT 1
        """;

    private const string PutAside =
        """
        UPDATE inbox SET state = 'waiting', blocked_by = @blocker, cause = @cause, reason = @reason, next_at = NULL, wait_until = NULL
        WHERE id = @id
        """;

    private const string Free =
        """
        UPDATE inbox SET state = 'retry', blocked_by = NULL, cause = NULL, next_at = NULL, reason = 'Goes on: the event of the same key before it is resolved.'
        WHERE state = 'waiting' AND blocked_by = @blocker
        RETURNING id
        """;

    /// <summary>Puts an event aside when a raised one of its key comes before it; true when it did.</summary>
    public static bool Block(SqliteConnection connection, long id)
    {
        // Mostly nothing blocks anywhere, and an empty index says so.
        if (!connection.ExecuteScalar<bool>($"SELECT EXISTS (SELECT 1 FROM inbox WHERE {IsBlocking})")
            || connection.QuerySingleOrDefault<Blocker>(FindBlocker, new { id }) is not { } blocker)
        {
            return false;
        }

        var since = blocker.Since is { } at ? $", raised since {StoredText.ToInstant(at).ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture)}" : "";
        connection.Execute(PutAside, new { id, blocker = blocker.Id, cause = StoredText.Of(WaitCause.Event), reason = $"Waits for event {blocker.EventId} of the same key{since}." });
        return true;
    }

    /// <summary>The later events of its key wait until it is resolved.</summary>
    public static void Hold(SqliteConnection connection, long id) => connection.Execute("UPDATE inbox SET blocks = 1 WHERE id = @id", new { id });

    /// <summary>It is resolved: gives the events that waited behind it, ready to be taken.</summary>
    public static ImmutableArray<OpenEvent> Release(SqliteConnection connection, long id)
    {
        connection.Execute("UPDATE inbox SET blocks = 0 WHERE id = @id AND blocks = 1", new { id });
        return ReadAll(connection, connection.Query<long>(Free, new { blocker = id }).ToList());
    }

    /// <summary>Events whose blocker blocks no more, whoever resolved it.</summary>
    public static ImmutableArray<OpenEvent> ReleaseFreed(SqliteConnection connection, int limit)
    {
        const string Resolved =
            """
            SELECT DISTINCT blocked_by FROM inbox AS me WHERE blocked_by IS NOT NULL
                AND NOT EXISTS (SELECT 1 FROM inbox WHERE id = me.blocked_by AND blocks = 1 AND state IN ('raised', 'waiting')) LIMIT @limit
            """;
        return [.. connection.Query<long>(Resolved, new { limit }).ToList().SelectMany(blocker => Release(connection, blocker))];
    }

    private static ImmutableArray<OpenEvent> ReadAll(SqliteConnection connection, List<long> ids) =>
        [.. ids.SelectMany(id => OpenEventRow.Read(connection, "id = @id", new { id }))];

    private sealed class Blocker
    {
        public long Id { get; init; }

        public required string EventId { get; init; }

        public string? Since { get; init; }
    }
}
