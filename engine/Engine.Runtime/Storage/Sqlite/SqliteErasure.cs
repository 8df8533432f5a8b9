using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Payloads;
using Microsoft.Data.Sqlite;

namespace Engine.Runtime.Storage.Sqlite;

/// <inheritdoc cref="IErasure"/>
internal sealed class SqliteErasure(SqliteDatabase database, SqliteWriter writer) : IErasure
{
    private const int LargestBatch = 1000;
    private const int BatchOfSubject = 100;

    private const string Finished = "state IN ('completed', 'ignored', 'raised')";

    private const string Due =
        """
        SELECT id FROM inbox WHERE client = @client AND settled_at < @before AND erased_at IS NULL AND state IN ('completed', 'ignored')
        ORDER BY settled_at LIMIT @limit
        """;

    private const string ExpireFiles = "UPDATE file SET erased_at = @at WHERE client = @client AND received_at < @before AND taken = 1 AND erased_at IS NULL";

    // The bodies that hold the text at all; whether as a whole word is seen when they are read.
    private const string Naming =
        """
        SELECT id AS Id, body AS Body, state IN ('completed', 'ignored', 'raised') AS IsFinished FROM inbox
        WHERE client = @Client AND erased_at IS NULL AND instr(body, @Subject) > 0
        UNION ALL
        SELECT inbox.id, variant.body, state IN ('completed', 'ignored', 'raised') FROM variant JOIN inbox ON inbox.id = event
        WHERE client = @Client AND erased_at IS NULL AND instr(variant.body, @Subject) > 0
        UNION ALL
        SELECT inbox.id, payload_edit.body, state IN ('completed', 'ignored', 'raised') FROM payload_edit JOIN inbox ON inbox.id = event
        WHERE client = @Client AND erased_at IS NULL AND instr(payload_edit.body, @Subject) > 0
        """;

    // What the engine left in the records that the event wrote, whoever wrote to them last.
    private const string ForgetRecords =
        """
        UPDATE record SET content = NULL WHERE content IS NOT NULL AND (event = @id OR (client, record_type, external_id) IN (
            SELECT client, record_type, lower(external_id) FROM step JOIN inbox ON inbox.id = step.event WHERE step.event = @id))
        """;

    public Task<int> EraseSettledAsync(string client, DateTimeOffset before, int limit, DateTimeOffset at) => writer.WriteAsync(connection =>
    {
        var due = connection.Query<long>(Due, new { client, before = StoredText.Of(before), limit = Math.Clamp(limit, 1, LargestBatch) }).ToList();
        due.ForEach(id => Erase(connection, id, at));
        ErasedRuns.Expire(connection, client, before);
        connection.Execute(ExpireFiles, new { client, before = StoredText.Of(before), at = StoredText.Of(at) });
        if (due.Count > 0)
        {
            var detail = StoredText.ToJson(new { Events = due.Count, Before = before });
            SqliteStatements.Append(connection, new AuditStatement(at, "payload.expired", AuditStatement.Engine, client, null, null, detail));
        }

        return due.Count;
    });

    public async Task<ErasureReport> EraseSubjectAsync(SubjectErasure wanted, CancellationToken cancel)
    {
        var (finished, unfinished) = await Task.Run(() => Find(wanted, cancel), cancel);
        if (wanted.IsDryRun)
        {
            return new ErasureReport(finished.Length, unfinished);
        }

        foreach (var batch in finished.Chunk(BatchOfSubject))
        {
            cancel.ThrowIfCancellationRequested();
            await writer.WriteAsync(connection =>
            {
                ErasedRuns.Forget(connection, wanted.Client, ErasedRuns.NamesOf(connection, batch));
                return batch.Count(id => EraseFinished(connection, id, wanted.At));
            });
        }

        await writer.WriteAsync(connection => State(connection, wanted, finished.Length));
        await writer.RunAloneAsync(Scrub);
        return new ErasureReport(finished.Length, unfinished);
    }

    // The statement must not name who was erased: a hash shows later that it was this one.
    private static int State(SqliteConnection connection, SubjectErasure wanted, int events)
    {
        var subject = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(wanted.Subject)));
        var detail = StoredText.ToJson(new { Events = events });
        return SqliteStatements.Append(connection, new AuditStatement(wanted.At, "subject.erased", wanted.Actor, wanted.Client, subject, wanted.Why, detail));
    }

    /// <summary>Free pages and gaps between rows still hold what stood there; so does the write-ahead log.</summary>
    private static void Scrub(SqliteConnection connection)
    {
        connection.Execute("VACUUM");
        connection.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    private (ImmutableArray<long> Finished, int Unfinished) Find(SubjectErasure wanted, CancellationToken cancel)
    {
        var (finished, unfinished) = (new SortedSet<long>(), new HashSet<long>());
        var subject = Encoding.UTF8.GetBytes(wanted.Subject);
        using var connection = database.OpenAlone();
        foreach (var (id, body, isFinished) in connection.Query<(long, byte[], bool)>(Naming, new { wanted.Client, Subject = subject }, buffered: false))
        {
            cancel.ThrowIfCancellationRequested();
            if (SubjectWord.IsIn(body, subject))
            {
                _ = isFinished ? finished.Add(id) : unfinished.Add(id);
            }
        }

        return ([.. finished], unfinished.Count);
    }

    // It may have been taken up again since it was found.
    private static bool EraseFinished(SqliteConnection connection, long id, DateTimeOffset at)
    {
        if (!connection.ExecuteScalar<bool>($"SELECT EXISTS (SELECT 1 FROM inbox WHERE id = @id AND {Finished})", new { id }))
        {
            return false;
        }

        Erase(connection, id, at);
        connection.Execute(ForgetRecords, new { id });
        return true;
    }

    private static void EraseFormerPlans(SqliteConnection connection, long id)
    {
        foreach (var (former, plan) in connection.Query<(long, byte[])>("SELECT id, plan FROM former_plan WHERE event = @id", new { id }).ToList())
        {
            connection.Execute("UPDATE former_plan SET plan = @Plan, steps = '[]' WHERE id = @former", new { former, Plan = ErasedContent.Plan(plan) });
        }
    }

    private static void Erase(SqliteConnection connection, long id, DateTimeOffset at)
    {
        var reason = ShownReason.CodesOf(connection.ExecuteScalar<string?>("SELECT reason FROM inbox WHERE id = @id", new { id }));
        connection.Execute(
            "UPDATE inbox SET body = @Body, reason = @Reason, erased_at = @At WHERE id = @id", new { id, ErasedContent.Body, Reason = reason, At = StoredText.Of(at) });
        connection.Execute("UPDATE variant SET body = @Body WHERE event = @id", new { id, ErasedContent.Body });
        connection.Execute("UPDATE step SET note = NULL WHERE event = @id AND note IS NOT NULL", new { id });
        connection.Execute("UPDATE raised SET message = @Text WHERE event = @id", new { id, ErasedContent.Text });
        connection.Execute("DELETE FROM look_up WHERE event = @id", new { id });
        connection.Execute("UPDATE item SET message = @Text, cause_text = @Text WHERE event = @id", new { id, ErasedContent.Text });
        connection.Execute("UPDATE item_history SET detail = NULL WHERE detail IS NOT NULL AND item IN (SELECT id FROM item WHERE event = @id)", new { id });
        connection.Execute("UPDATE payload_edit SET body = @Body WHERE event = @id", new { id, ErasedContent.Body });
        connection.Execute("DELETE FROM payment_match WHERE event = @id; DELETE FROM payment_reference WHERE event = @id", new { id });
        EraseFormerPlans(connection, id);
        if (connection.ExecuteScalar<byte[]?>("SELECT plan FROM plan WHERE event = @id", new { id }) is { } plan)
        {
            connection.Execute("UPDATE plan SET plan = @Plan WHERE event = @id", new { id, Plan = ErasedContent.Plan(plan) });
        }

        foreach (var (attempt, exchange) in connection.Query<(long, string?)>("SELECT id, exchange FROM attempt WHERE event = @id", new { id }).ToList())
        {
            var erased = exchange is null ? null : StoredText.ToJson(ErasedContent.Exchange(StoredText.FromJson<HttpExchange>(exchange)));
            connection.Execute("UPDATE attempt SET detail = NULL, exchange = @erased WHERE id = @attempt", new { attempt, erased });
        }
    }
}
