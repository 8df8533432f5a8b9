using System.Collections.Immutable;
using Dapper;
using Engine.Core.Planning;
using Microsoft.Data.Sqlite;

namespace Engine.Runtime.Storage.Sqlite;

/// <summary>Keeps how a turn of work on an event ended.</summary>
internal static class SqliteEnding
{
    private const string Settle =
        """
        UPDATE inbox SET state = @State, reason = @Reason, outcome = @Outcome, settled_at = @At, next_at = NULL, wait_until = NULL,
            attempts = 0, interruptions = 0, cause = NULL, blocks = @Blocks
        WHERE id = @id
        """;

    private const string Wait =
        """
        UPDATE inbox SET state = 'waiting', reason = @Reason, next_at = @NextAt, wait_until = @Until, attempts = 0, interruptions = 0,
            cause = @Cause, blocks = 0
        WHERE id = @id
        """;

    private const string Retry =
        """
        UPDATE inbox SET state = 'retry', reason = @Reason, next_at = @NextAt, interruptions = 0, cause = @Cause, attempts = max(attempts - @NotCounted, 0), blocks = 0
        WHERE id = @id
        """;

    /// <summary>The event when it is to be scheduled again; null when its turn is over.</summary>
    public static OpenEvent? Keep(SqliteConnection connection, long id, Ending ending, DateTimeOffset at)
    {
        SqliteWaiting.Stop(connection, id);
        return ending switch
        {
            Ending.Completed completed => Settled(connection, id, EventState.Completed, Noticed(completed.Warnings), completed.Records, at),
            Ending.Ignored ignored => Settled(connection, id, EventState.Ignored, ignored.Reason, [], at),
            Ending.Raised raised => Raise(connection, id, raised, at),
            Ending.Waiting waiting => StartWaiting(connection, id, waiting),
            Ending.Undelivered undelivered => Hold(connection, id, undelivered),
            Ending.Retry retry => TryAgain(connection, id, retry, retry.At),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static OpenEvent? Finish(SqliteConnection connection, long id, EventState state, string? reason, string? outcome, DateTimeOffset at, bool blocks = false)
    {
        connection.Execute(Settle, new { id, State = StoredText.Of(state), Reason = reason, Outcome = outcome, At = StoredText.Of(at), Blocks = blocks });
        return null;
    }

    private static OpenEvent? Settled(
        SqliteConnection connection, long id, EventState state, string? reason, ImmutableArray<OutcomeRecord> written, DateTimeOffset at)
    {
        SqliteItems.Settle(connection, id, StoredText.Of(state), written, at);
        return Finish(connection, id, state, reason, state == EventState.Completed ? StoredText.ToJson(written) : null, at);
    }

    private static OpenEvent? Raise(SqliteConnection connection, long id, Ending.Raised raised, DateTimeOffset at)
    {
        var item = SqliteItems.Raise(connection, id, ItemKind.Event, raised.Problems, raised.Matter, at);
        connection.Execute("UPDATE item SET blocks = @BlocksKey WHERE id = @item", new { item, raised.BlocksKey });
        var outcome = raised.Written.IsEmpty ? null : StoredText.ToJson(raised.Written);
        return Finish(connection, id, EventState.Raised, Describe(raised.Problems[0], raised.Problems.Length - 1), outcome, at, raised.BlocksKey);
    }

    private static string? Noticed(ImmutableArray<PlanProblem> warnings) =>
        warnings.IsEmpty ? null : $"with a warning: {Describe(warnings[0], warnings.Length - 1)}";

    private static string Describe(PlanProblem problem, int others) =>
        $"{problem.Code} {problem.Message}{(others > 0 ? $" (and {others} more)" : "")}";

    private static OpenEvent? StartWaiting(SqliteConnection connection, long id, Ending.Waiting waiting)
    {
        var reason = $"Waits for {string.Join(", ", waiting.Keys)}.{(waiting.Note is { } note ? " " + note : "")}";
        if (!SqliteWaiting.Start(connection, id, waiting))
        {
            SqliteWaiting.Stop(connection, id);
            return TryAgain(connection, id, new Ending.Retry(default, reason, WaitCause.Record), null);
        }

        connection.Execute(
            Wait, new { id, Reason = reason, NextAt = StoredText.Of(waiting.LookAgainAt), Until = StoredText.Of(waiting.Until), Cause = StoredText.Of(WaitCause.Record) });
        return null;
    }

    // To wait for one's time is no attempt.
    private static OpenEvent? Hold(SqliteConnection connection, long id, Ending.Undelivered undelivered)
    {
        SqliteDeliveries.Start(connection, id, undelivered.Mapping);
        return TryAgain(connection, id, new Ending.Retry(undelivered.Until, undelivered.Reason, WaitCause.Window) { IsAttempt = false }, undelivered.Until);
    }

    private static OpenEvent? TryAgain(SqliteConnection connection, long id, Ending.Retry retry, DateTimeOffset? at)
    {
        connection.Execute(Retry, new
        {
            id,
            retry.Reason,
            NextAt = at is { } next ? StoredText.Of(next) : null,
            Cause = StoredText.Of(retry.Cause),
            NotCounted = retry.IsAttempt ? 0 : 1,
        });
        return OpenEventRow.Read(connection, "id = @id", new { id })[0];
    }
}
