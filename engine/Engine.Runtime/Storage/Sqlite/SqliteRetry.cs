using System.Collections.Immutable;
using Dapper;
using Engine.Core.Periods;
using Engine.Runtime.Work;
using Microsoft.Data.Sqlite;

namespace Engine.Runtime.Storage.Sqlite;

/// <summary>How an event leaves the state raised because a person, or a later event, says so.</summary>
internal static class SqliteRetry
{
    private const string InDoubt =
        """
        SELECT max(attempt.intent_at) FROM attempt JOIN step ON step.event = attempt.event AND step.n = attempt.step
        WHERE attempt.event = @id AND step.state <> 'done' AND coalesce(attempt.outcome, 'unknown') IN ('unknown', 'interrupted')
        """;

    /// <summary>Whether no write of the event can still take effect unseen.</summary>
    public static bool MayDecideAnew(SqliteConnection connection, long id, DateTimeOffset now) =>
        StoredText.ToInstantOrNull(connection.ExecuteScalar<string?>(InDoubt, new { id })) is not { } at || now >= at + WriteHorizon.Length;

    /// <summary>Makes a raised event ready to be worked again, and after it those that waited behind it; none when it is not raised.</summary>
    /// <param name="decidesAnew">Puts the plan away; what had been done of it is kept beside it.</param>
    /// <param name="under">The revision it is decided under; null for the one in force.</param>
    /// <param name="release">Booked although its period is closed; null to leave that as it was.</param>
    public static ImmutableArray<OpenEvent> Start(
        SqliteConnection connection, long id, bool decidesAnew, string reason, DateTimeOffset at, string? under = null, PeriodRelease? release = null)
    {
        var isRaised = connection.Execute(
            """
            UPDATE inbox SET state = 'retry', cause = NULL, reason = @reason, outcome = NULL, settled_at = NULL, next_at = NULL, wait_until = NULL, attempts = 0, interruptions = 0, under = @under,
                book_on = coalesce(@BookOn, book_on)
            WHERE id = @id AND state = 'raised'
            """,
            new { id, reason, under, BookOn = release is null ? null : StoredText.Of(release) }) == 1;
        if (!isRaised)
        {
            return [];
        }

        if (decidesAnew)
        {
            PutAway(connection, id, at);
        }
        else
        {
            connection.Execute("UPDATE step SET state = 'planned' WHERE event = @id AND state = 'refused'", new { id });
        }

        return [.. OpenEventRow.Read(connection, "id = @id", new { id }), .. SqliteLanes.Release(connection, id)];
    }

    /// <summary>Makes a settled event ready to be decided again, its plan put away; null when it is not settled or a write of it may still land.</summary>
    public static OpenEvent? Again(SqliteConnection connection, long id, string reason, DateTimeOffset at)
    {
        if (!MayDecideAnew(connection, id, at))
        {
            return null;
        }

        var isSettled = connection.Execute(
            """
            UPDATE inbox SET state = 'retry', cause = NULL, reason = @reason, outcome = NULL, settled_at = NULL, next_at = @At, wait_until = NULL, attempts = 0, interruptions = 0, under = NULL
            WHERE id = @id AND state IN ('completed', 'ignored', 'raised')
            """,
            new { id, reason, At = StoredText.Of(at) }) == 1;
        if (!isSettled)
        {
            return null;
        }

        PutAway(connection, id, at);
        return OpenEventRow.Read(connection, "id = @id", new { id })[0];
    }

    /// <summary>Ends a raised event without another write; false when it is not raised. What waited behind it is let go by the next sweep.</summary>
    public static bool SettleAsIgnored(SqliteConnection connection, long id, string reason, DateTimeOffset at) => connection.Execute(
        "UPDATE inbox SET state = 'ignored', cause = NULL, reason = @reason, settled_at = @At, next_at = NULL, wait_until = NULL WHERE id = @id AND state = 'raised'",
        new { id, reason, At = StoredText.Of(at) }) == 1;

    private static void PutAway(SqliteConnection connection, long id, DateTimeOffset at)
    {
        connection.Execute(
            """
            INSERT INTO former_plan (event, plan, steps, replaced_at)
            SELECT @id, plan, @Steps, @At FROM plan WHERE event = @id
            """,
            new { id, Steps = StoredText.ToJson(SqliteSteps.Read(connection, id)), At = StoredText.Of(at) });
        connection.Execute(
            """
            INSERT INTO former_record (event, record_type, external_id, internal_id)
            SELECT event, record_type, external_id, internal_id FROM step WHERE event = @id AND state = 'done' AND internal_id IS NOT NULL
            ON CONFLICT DO UPDATE SET internal_id = excluded.internal_id
            """,
            new { id });
        connection.Execute("DELETE FROM attempt WHERE event = @id; DELETE FROM step WHERE event = @id; DELETE FROM plan WHERE event = @id", new { id });
    }
}
