using System.Collections.Immutable;
using Dapper;
using Engine.Core.Planning;
using Engine.Runtime.NetSuite;
using Microsoft.Data.Sqlite;

namespace Engine.Runtime.Storage.Sqlite;

/// <inheritdoc cref="IJournal"/>
internal sealed class SqliteJournal(SqliteWriter writer) : IJournal
{
    internal const string SelectDue = $"SELECT id FROM inbox WHERE {OpenEventRow.Unfinished} AND state = 'waiting' AND next_at <= @now ORDER BY next_at LIMIT @limit";

    private const string WakeDue =
        $"""
        UPDATE inbox SET state = 'retry', next_at = NULL, cause = NULL, reason = 'Looked at again: its time has come.' WHERE id IN ({SelectDue})
        RETURNING id
        """;

    private const string TakeUp =
        """
        UPDATE inbox SET state = 'processing', attempts = attempts + 1, next_at = NULL
        WHERE id = @id AND state IN ('received', 'retry', 'processing')
        """;

    private const string InsertPlan =
        """
        INSERT INTO plan (event, verdict, plan, revision, decided_at) VALUES (@id, @Verdict, @Plan, @Revision, @At)
        ON CONFLICT (event) DO UPDATE SET verdict = excluded.verdict, plan = excluded.plan, revision = excluded.revision,
            decided_at = excluded.decided_at
        """;

    private const string InsertStep =
        """
        INSERT INTO step (event, n, name, record_type, external_id, action, state, note, changed_at)
        VALUES (@Event, @N, @Name, @RecordType, @ExternalId, @Action, 'planned', @Note, @At)
        """;

    private const string UpdateAnswer =
        "UPDATE attempt SET outcome = @Outcome, detail = @Detail, exchange = @Exchange, ended_at = @At WHERE id = @Attempt AND outcome IS NULL";

    private const string Started = "EXISTS (SELECT 1 FROM step WHERE event = @id AND state <> 'planned') OR EXISTS (SELECT 1 FROM attempt WHERE event = @id)";

    public Task<ImmutableArray<OpenEvent>> ResumeAsync() => writer.WriteAsync(connection =>
    {
        connection.Execute($"UPDATE inbox SET state = 'retry', next_at = NULL, interruptions = interruptions + 1 WHERE {OpenEventRow.Unfinished} AND state = 'processing'");
        return OpenEventRow.Read(connection, $"{OpenEventRow.Unfinished} AND state IN ('received', 'retry')");
    });

    public Task<ImmutableArray<OpenEvent>> WakeDueAsync(DateTimeOffset now, int limit) => writer.WriteAsync<ImmutableArray<OpenEvent>>(connection =>
    {
        var ids = connection.Query<long>(WakeDue, new { now = StoredText.Of(now), limit }).ToList();
        return [.. SqliteLanes.ReleaseFreed(connection, limit), .. SqliteItems.Release(connection, now, limit), .. ids.SelectMany(id => Wake(connection, id))];
    });

    public Task<ImmutableArray<OpenEvent>> ReleaseLaneAsync(long id) => writer.WriteAsync(connection => SqliteLanes.Release(connection, id));

    public Task<ImmutableArray<OpenEvent>> ReadyAsync(DateTimeOffset before, int limit) => writer.WriteAsync(connection => OpenEventRow.Read(
        connection, $"{OpenEventRow.Unfinished} AND state IN ('received', 'retry') AND coalesce(next_at, received_at) <= @Before LIMIT @limit", new { Before = StoredText.Of(before), limit }));

    public Task<JournaledEvent?> TakeUpAsync(long id) => writer.WriteAsync<JournaledEvent?>(connection =>
    {
        if (SqliteLanes.Block(connection, id))
        {
            return null;
        }

        // Found in work, its outcome could not be kept; found with an end, somebody was quicker.
        return connection.Execute(TakeUp, new { id }) == 1 ? JournaledEventReader.Read(connection, id) : null;
    });

    public Task RecordPlanAsync(long id, Plan plan, ReadOnlyMemory<byte> json, DateTimeOffset at) => writer.WriteAsync(connection =>
    {
        ReplacePlan(connection, id, plan, json.ToArray(), at);
        return connection.Execute(InsertStep, plan.Steps.Select((step, n) => new
        {
            Event = id,
            N = n,
            step.Wanted.Name,
            step.Wanted.Key.RecordType,
            step.Wanted.Key.ExternalId,
            Action = StoredText.Of(step.Action),
            step.Note,
            At = StoredText.Of(at),
        }));
    });

    public Task RecordLookUpsAsync(long id, ImmutableArray<HttpExchange> exchanges, DateTimeOffset at) => exchanges.IsEmpty
        ? Task.CompletedTask
        : writer.WriteAsync(connection => SqliteLookUps.Keep(connection, id, exchanges, at));

    public Task<long> RecordIntentAsync(StepPoint step, StepAction action, DateTimeOffset at) => writer.WriteAsync(connection =>
    {
        var parameters = new { step.Event, step.Number, Operation = StoredText.Of(action), At = StoredText.Of(at) };
        connection.Execute(
            "UPDATE step SET state = 'intent', action = @Operation, changed_at = @At WHERE event = @Event AND n = @Number", parameters);

        // Read to the end, not as a scalar: SQLite checks foreign keys after the last returned row.
        return connection.Query<long>(
            "INSERT INTO attempt (event, step, operation, intent_at) VALUES (@Event, @Number, @Operation, @At) RETURNING id", parameters).Single();
    });

    public Task RecordAnswerAsync(AttemptAnswer answer) => writer.WriteAsync(connection => KeepAnswer(connection, answer));

    public Task<ImmutableArray<OpenEvent>> RecordDoneAsync(StepPoint step, RecordWritten record, AttemptAnswer? answer) =>
        writer.WriteAsync(connection =>
        {
            if (answer is not null)
            {
                KeepAnswer(connection, answer);
            }

            FinishStep(connection, step, record);
            SqliteRecordRow.Keep(connection, step.Event, record);
            return SqliteWaiting.Wake(connection, record.Client, record.Key);
        });

    public Task<OpenEvent?> EndAsync(long id, Ending ending, Plan? decision, ReadOnlyMemory<byte> decisionJson, DateTimeOffset at) =>
        writer.WriteAsync(connection =>
        {
            if (decision is not null)
            {
                ReplacePlan(connection, id, decision, decisionJson.ToArray(), at);
            }

            return SqliteEnding.Keep(connection, id, ending, at);
        });

    private static void FinishStep(SqliteConnection connection, StepPoint step, RecordWritten record)
    {
        const string Finish =
            """
            UPDATE step SET state = 'done', action = @Action, internal_id = @InternalId, note = @Note, changed_at = @At
            WHERE event = @Event AND n = @Number
            """;
        connection.Execute(Finish, new
        {
            step.Event,
            step.Number,
            Action = StoredText.Of(record.Action),
            record.InternalId,
            record.Note,
            At = StoredText.Of(record.At),
        });
        connection.Execute("UPDATE inbox SET attempts = 0, interruptions = 0 WHERE id = @Event", new { step.Event });
    }

    private static ImmutableArray<OpenEvent> Wake(SqliteConnection connection, long id)
    {
        connection.Execute("DELETE FROM waiting_for WHERE event = @id", new { id });
        return OpenEventRow.Read(connection, "id = @id", new { id });
    }

    private static int KeepAnswer(SqliteConnection connection, AttemptAnswer answer)
    {
        if (answer.Outcome == AttemptOutcome.Refused)
        {
            connection.Execute(
                "UPDATE step SET state = 'refused' WHERE (event, n) IN (SELECT event, step FROM attempt WHERE id = @Attempt)", new { answer.Attempt });
        }

        return connection.Execute(UpdateAnswer, new
        {
            answer.Attempt,
            Outcome = StoredText.Of(answer.Outcome),
            answer.Detail,
            Exchange = answer.Exchange is null ? null : StoredText.ToJson(answer.Exchange),
            At = StoredText.Of(answer.At),
        });
    }

    private static void ReplacePlan(SqliteConnection connection, long id, Plan plan, byte[] json, DateTimeOffset at)
    {
        if (connection.ExecuteScalar<bool>($"SELECT {Started}", new { id }))
        {
            throw new InvalidOperationException($"Event {id} has a plan of which something was done; it cannot get another one.");
        }

        connection.Execute("DELETE FROM step WHERE event = @id", new { id });
        connection.Execute(InsertPlan, new { id, Verdict = StoredText.Of(plan.Verdict), Plan = json, plan.Revision, At = StoredText.Of(at) });
        connection.Execute("UPDATE inbox SET revision = @Revision WHERE id = @id", new { id, plan.Revision });
    }
}
