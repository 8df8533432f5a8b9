using System.Collections.Immutable;
using Dapper;
using Engine.Core.NetSuite;
using Engine.Core.Planning;
using Engine.Runtime.ExceptionQueue;
using Microsoft.Data.Sqlite;

namespace Engine.Runtime.Storage.Sqlite;

/// <summary>What the journal does to the exception queue by itself: opens items, closes them, lets go of what is held. Inside the commit of the event's outcome.</summary>
internal static class SqliteItems
{
    public const string Engine = "engine";

    private const string Upsert =
        """
        INSERT INTO item (event, kind, client, state, code, message, record, field, origin, cause, cause_text, amount, currency, opened_at, changed_at)
        SELECT @Event, @Kind, client, 'open', @Code, @Message, @Record, @Field, @Origin, @Cause, @CauseText, @Amount, @Currency, @At, @At
        FROM inbox WHERE id = @Event
        ON CONFLICT (event, kind) DO UPDATE SET state = 'open', code = excluded.code, message = excluded.message, record = excluded.record,
            field = excluded.field, origin = excluded.origin, cause = excluded.cause, cause_text = excluded.cause_text,
            amount = coalesce(excluded.amount, amount), currency = coalesce(excluded.currency, currency), held_until = NULL, held_for = NULL
        RETURNING id
        """;

    private const string InsertRaised =
        """
        INSERT INTO raised (event, code, message, record, field, origin, raised_at, item)
        VALUES (@Event, @Code, @Message, @Record, @Field, @Origin, @At, @Item)
        """;

    // Items all of whose records are among those that a later fact of the same client has just brought about.
    private const string Covered =
        """
        SELECT item.id FROM item JOIN inbox ON inbox.id = item.event
        WHERE item.client = @client AND item.state IN ('open', 'held') AND item.kind = 'event' AND item.event <> @id AND inbox.state = 'raised'
            AND (inbox.occurred_at, inbox.type, inbox.event_id) < (SELECT occurred_at, type, event_id FROM inbox WHERE id = @id)
            AND NOT EXISTS (SELECT 1 FROM attempt JOIN step ON step.event = attempt.event AND step.n = attempt.step
                WHERE attempt.event = item.event AND step.state <> 'done' AND coalesce(attempt.outcome, 'unknown') IN ('unknown', 'interrupted'))
            AND item.id IN (SELECT item FROM item_key WHERE client = @client AND record_type = @RecordType AND external_id = @ExternalId)
        """;

    /// <summary>Opens the item of an event, or opens it again. Gives its number.</summary>
    public static long Raise(SqliteConnection connection, long id, ItemKind kind, ImmutableArray<PlanProblem> problems, ItemMatter matter, DateTimeOffset at)
    {
        var first = problems[0];
        var cause = CauseText.Of(first.Code, first.Message, PlaceOf(first));
        var item = connection.Query<long>(Upsert, new
        {
            Event = id,
            Kind = StoredText.Of(kind),
            first.Code,
            first.Message,
            first.Record,
            first.Field,
            Origin = first.Origin?.ToString(),
            Cause = CauseText.IdOf(cause),
            CauseText = cause,
            Amount = matter.Money?.Amount.ToString(System.Globalization.CultureInfo.InvariantCulture),
            matter.Money?.Currency,
            At = StoredText.Of(at),
        }).Single();
        KeepProblems(connection, id, item, problems, at);
        KeepKeys(connection, id, item, matter.Keys);
        Tell(connection, item, new ItemEntry(at, Engine, "raised", null, $"{first.Code} {first.Message}"));
        return item;
    }

    /// <summary>The event ended without a person: its own item is closed, and those of earlier facts that it covers.</summary>
    /// <param name="what">Such as <c>completed</c>.</param>
    public static void Settle(SqliteConnection connection, long id, string what, ImmutableArray<OutcomeRecord> written, DateTimeOffset at)
    {
        // Almost always there is nothing to close, and that is one look at a small index.
        var about = connection.QuerySingleOrDefault<(string Client, string EventId, string Type)>(
            """
            SELECT client, event_id, type FROM inbox
            WHERE id = @id AND EXISTS (SELECT 1 FROM item WHERE item.client = inbox.client AND item.state IN ('open', 'held'))
            """,
            new { id });
        if (about.Client is null)
        {
            return;
        }

        foreach (var item in connection.Query<long>("SELECT id FROM item WHERE event = @id AND kind = 'event' AND state IN ('open', 'held')", new { id }).ToList())
        {
            Close(connection, item, ItemState.Resolved, new ItemEntry(at, Engine, what, null, null));
        }

        foreach (var item in Superseded(connection, id, about.Client, written))
        {
            Supersede(connection, item, $"{about.Type} {about.EventId}", at);
        }

        connection.Execute(
            "UPDATE item SET held_until = @At WHERE state = 'held' AND client = @Client AND held_for = @EventId",
            new { At = StoredText.Of(at), about.Client, about.EventId });
    }

    /// <summary>Items whose hold has ended are opened, and their events are made ready to be worked again.</summary>
    public static ImmutableArray<OpenEvent> Release(SqliteConnection connection, DateTimeOffset now, int limit)
    {
        var due = connection.Query<(long Item, long Event)>(
            "SELECT id, event FROM item WHERE state = 'held' AND held_until <= @now ORDER BY held_until LIMIT @limit", new { now = StoredText.Of(now), limit }).ToList();
        return
        [
            .. due.SelectMany(held =>
            {
                Change(connection, held.Item, ItemState.Open, new ItemEntry(now, Engine, "released", null, "The hold has ended; it is tried again."));
                return SqliteRetry.Start(connection, held.Event, decidesAnew: SqliteRetry.MayDecideAnew(connection, held.Event, now), "Tried again: its hold has ended.", now);
            }),
        ];
    }

    public static void Close(SqliteConnection connection, long item, ItemState state, ItemEntry entry)
    {
        Change(connection, item, state, entry);
        connection.Execute("UPDATE raised SET state = @State WHERE item = @item AND state = 'open'", new { item, State = StoredText.Of(state) });
    }

    /// <summary>The one place where an item's state changes after it was raised.</summary>
    public static void Change(SqliteConnection connection, long item, ItemState state, ItemEntry entry)
    {
        connection.Execute(
            "UPDATE item SET state = @State, held_until = NULL, held_for = NULL WHERE id = @item", new { item, State = StoredText.Of(state) });
        Tell(connection, item, entry);
    }

    /// <summary>The one place where the history of an item grows.</summary>
    public static void Tell(SqliteConnection connection, long item, ItemEntry entry)
    {
        connection.Execute(
            "INSERT INTO item_history (item, at, who, what, why, detail) VALUES (@item, @At, @Who, @What, @Why, @Detail)",
            new { item, At = StoredText.Of(entry.At), entry.Who, entry.What, entry.Why, entry.Detail });
        connection.Execute("UPDATE item SET changes = changes + 1, changed_at = @At WHERE id = @item", new { item, At = StoredText.Of(entry.At) });
    }

    private static void KeepProblems(SqliteConnection connection, long id, long item, ImmutableArray<PlanProblem> problems, DateTimeOffset at)
    {
        connection.Execute("UPDATE raised SET state = 'superseded' WHERE item = @item AND state = 'open'", new { item });
        connection.Execute(InsertRaised, problems.Select(problem => new
        {
            Event = id,
            problem.Code,
            problem.Message,
            problem.Record,
            problem.Field,
            Origin = problem.Origin?.ToString(),
            At = StoredText.Of(at),
            Item = item,
        }));
    }

    private static void KeepKeys(SqliteConnection connection, long id, long item, ImmutableArray<RecordKey> keys)
    {
        connection.Execute("DELETE FROM item_key WHERE item = @item", new { item });
        connection.Execute(
            "INSERT INTO item_key (item, client, record_type, external_id) SELECT @item, client, @RecordType, @ExternalId FROM inbox WHERE id = @id ON CONFLICT DO NOTHING",
            keys.Select(key => new { item, id, key.RecordType, ExternalId = StoredText.ExternalId(key.ExternalId) }));
    }

    private static IEnumerable<long> Superseded(SqliteConnection connection, long id, string client, ImmutableArray<OutcomeRecord> written)
    {
        var keys = written.Select(record => (record.Key.RecordType, ExternalId: StoredText.ExternalId(record.Key.ExternalId))).ToHashSet();
        var touched = keys.SelectMany(key => connection.Query<long>(Covered, new { id, client, key.RecordType, key.ExternalId })).Distinct().ToList();
        return touched.Where(item => connection
            .Query<(string, string)>("SELECT record_type, external_id FROM item_key WHERE item = @item", new { item })
            .All(keys.Contains));
    }

    private static void Supersede(SqliteConnection connection, long item, string by, DateTimeOffset at)
    {
        Close(connection, item, ItemState.Superseded, new ItemEntry(at, Engine, "superseded", null, $"{by} wrote everything that this one wanted."));
        var id = connection.ExecuteScalar<long>("SELECT event FROM item WHERE id = @item", new { item });
        SqliteRetry.SettleAsIgnored(connection, id, $"Superseded by {by}, which wrote everything that this one wanted.", at);
    }

    private static string PlaceOf(PlanProblem problem) => string.Join('.', new[] { problem.Record, problem.Field }.OfType<string>());
}
