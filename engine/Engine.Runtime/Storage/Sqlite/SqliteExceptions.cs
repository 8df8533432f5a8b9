using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Dapper;
using Engine.Core.Planning;
using Microsoft.Data.Sqlite;

namespace Engine.Runtime.Storage.Sqlite;

/// <inheritdoc cref="IExceptions"/>
internal sealed class SqliteExceptions(SqliteWriter writer, SqliteDatabase database, IInspection inspection) : IExceptions
{
    private const int LargestPage = 1000;

    private const string Condition =
        """
        WHERE (@Client IS NULL OR item.client = @Client)
            AND ((@State IS NULL AND item.state IN ('open', 'held')) OR item.state = @State)
            AND (@Code IS NULL OR item.code = @Code) AND (@Cause IS NULL OR item.cause = @Cause)
            AND (@Assignee IS NULL OR coalesce(item.assignee, '') = @Assignee)
            AND (@OpenedBefore IS NULL OR item.opened_at < @OpenedBefore)
        """;

    public async Task<ImmutableArray<ExceptionItem>> ListAsync(ItemFilter filter)
    {
        await using var connection = database.OpenReader();
        var rows = await connection.QueryAsync<ExceptionItemRow>(
            $"{ExceptionItemRow.Select} {Condition} AND (@After IS NULL OR item.id > @After) ORDER BY item.id LIMIT @Limit", Parameters(filter));
        return [.. rows.Select(row => row.ToItem())];
    }

    public async Task<ImmutableArray<ItemGroup>> GroupsAsync(ItemFilter filter)
    {
        await using var connection = database.OpenReader();
        var groups = new Dictionary<string, GroupSum>();

        // Added up here: money is decimal, and SQLite would add binary floating point.
        foreach (var row in connection.Query<GroupRow>(
            $"""
            SELECT item.cause AS Cause, code AS Code, cause_text AS CauseText, message AS Message, client AS Client, amount AS Amount,
                currency AS Currency, opened_at AS OpenedAt
            FROM item {Condition} ORDER BY item.id
            """,
            Parameters(filter),
            buffered: false))
        {
            groups.TryAdd(row.Cause, new GroupSum(row));
            groups[row.Cause].Add(row);
        }

        return [.. groups.Values.Select(sum => sum.ToGroup()).OrderByDescending(group => group.Count).ThenBy(group => group.FirstAt).ThenBy(group => group.Cause, StringComparer.Ordinal)];
    }

    public async Task<ImmutableSortedDictionary<string, int>> CountAsync()
    {
        await using var connection = database.OpenReader();
        var rows = await connection.QueryAsync<(string Client, int Count)>(
            """
            SELECT item.client, count(*) FROM item JOIN inbox ON inbox.id = item.event
            WHERE item.state IN ('open', 'held') AND (item.kind = 'variant' OR inbox.state NOT IN ('received', 'processing', 'retry', 'waiting'))
            GROUP BY item.client
            """);
        return rows.ToImmutableSortedDictionary(row => row.Client, row => row.Count, StringComparer.Ordinal);
    }

    public async Task<ItemReport?> ItemAsync(long number)
    {
        await using var connection = database.OpenReader();
        await using var moment = connection.BeginTransaction(deferred: true);
        var row = await connection.QuerySingleOrDefaultAsync<ExceptionItemRow>($"{ExceptionItemRow.Select} WHERE item.id = @number", new { number });
        if (row?.ToItem() is not { } item)
        {
            return null;
        }

        var report = (await inspection.EventAsync(item.Client, item.EventId)).First(one => one.Summary.Number == item.Event);
        return new ItemReport(item, report, await EditsAsync(connection, item.Event), await FormerAsync(connection, item.Event), await HistoryAsync(connection, number))
        {
            Others = await OthersAsync(connection, report),
            Behind = await connection.ExecuteScalarAsync<int>("SELECT count(*) FROM inbox WHERE blocked_by = @Event AND state = 'waiting'", new { item.Event }),
        };
    }

    public async Task<IReadOnlySet<string>> OpenRevisionsAsync()
    {
        await using var connection = database.OpenReader();
        return (await connection.QueryAsync<string>(
            "SELECT DISTINCT inbox.revision FROM item JOIN inbox ON inbox.id = item.event WHERE item.state IN ('open', 'held') AND inbox.revision IS NOT NULL"))
            .ToHashSet(StringComparer.Ordinal);
    }

    public Task<ItemActed> ActAsync(ItemAction action) => writer.WriteAsync(connection => Act(connection, action));

    public Task KeepAsync(OwnFinding found) => writer.WriteAsync(connection =>
    {
        SqliteFindings.Keep(connection, found);
        return true;
    });

    public Task<long?> TakeOutAsync(long id, PlanProblem problem, DateTimeOffset at) => writer.WriteAsync<long?>(connection =>
    {
        var isWaiting = connection.Execute(
            """
            UPDATE inbox SET state = 'raised', reason = @Reason, settled_at = @At, next_at = NULL, wait_until = NULL, cause = NULL, blocks = 0
            WHERE id = @id AND state = 'waiting'
            """,
            new { id, Reason = $"{problem.Code} {problem.Message}", At = StoredText.Of(at) }) == 1;
        if (!isWaiting)
        {
            return null;
        }

        SqliteWaiting.Stop(connection, id);
        return SqliteItems.Raise(connection, id, ItemKind.Event, [problem], ItemMatter.None, at);
    });

    private static ItemActed Act(SqliteConnection connection, ItemAction action)
    {
        var seen = connection.QuerySingleOrDefault<(long Event, long Changes, string State)>(
            "SELECT item.event, item.changes, inbox.state FROM item JOIN inbox ON inbox.id = item.event WHERE item.id = @Item", new { action.Item });
        if (seen.Changes != action.Changes || seen.Event == 0)
        {
            return new ItemActed.Overtaken();
        }

        return action.Deed switch
        {
            ItemDeed.Retry retry => Retry(connection, action, retry, seen.Event),
            ItemDeed.Hold hold => Hold(connection, action, hold),
            ItemDeed.Resolve => Resolve(connection, action, seen.Event),
            ItemDeed.Reopen => Reopen(connection, action, seen.Event),
            ItemDeed.Assign(var to) => Assign(connection, action, to),
            ItemDeed.Note => Told(connection, action),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static ItemActed Retry(SqliteConnection connection, ItemAction action, ItemDeed.Retry retry, long id)
    {
        // Judged again inside the commit: a plan is not put away while one of its writes may still take effect.
        if (retry.DecidesAnew && !SqliteRetry.MayDecideAnew(connection, id, action.At))
        {
            return new ItemActed.Overtaken();
        }

        var next = SqliteRetry.Start(connection, id, retry.DecidesAnew, $"Tried again: {action.Who} asked for it.", action.At, retry.Under, retry.Release);
        if (next.IsEmpty)
        {
            return new ItemActed.Overtaken();
        }

        if (retry.Body is { } body)
        {
            connection.Execute(
                "INSERT INTO payload_edit (event, at, who, body, body_hash) VALUES (@id, @At, @Who, @Body, @Hash)",
                new { id, At = StoredText.Of(action.At), action.Who, Body = body.ToArray(), Hash = Convert.ToHexStringLower(SHA256.HashData(body.Span)) });
        }

        SqliteItems.Change(connection, action.Item, ItemState.Open, Entry(action));
        return new ItemActed.Done([.. next, .. Link(connection, action, retry.Linked, next[0])]);
    }

    private static ImmutableArray<OpenEvent> Link(SqliteConnection connection, ItemAction action, OutcomeRecord? linked, OpenEvent of)
    {
        if (linked is null)
        {
            return [];
        }

        SqliteRecordRow.Keep(connection, of.Id, new RecordWritten(
            of.Client, linked.Key, linked.InternalId, StepAction.Unchanged, null, "", $"Linked by {action.Who}.", action.At));
        return SqliteWaiting.Wake(connection, of.Client, linked.Key);
    }

    private static ItemActed.Done Hold(SqliteConnection connection, ItemAction action, ItemDeed.Hold hold)
    {
        SqliteItems.Change(connection, action.Item, ItemState.Held, Entry(action));
        connection.Execute(
            "UPDATE item SET held_until = @Until, held_for = @ForEvent WHERE id = @Item",
            new { action.Item, Until = hold.Until is { } until ? StoredText.Of(until) : null, hold.ForEvent });

        // One that waits for what has come already would wait for ever.
        connection.Execute(
            $"""
            {KnownSources.With}
            UPDATE item SET held_until = @At WHERE id = @Item AND held_for IS NOT NULL AND EXISTS (
                SELECT 1 FROM known JOIN inbox ON inbox.client = known.client AND inbox.source = known.source AND inbox.event_id = item.held_for
                WHERE known.client = item.client AND inbox.state IN ('completed', 'ignored'))
            """,
            new { action.Item, At = StoredText.Of(action.At) });
        return new ItemActed.Done([]);
    }

    private static ItemActed Resolve(SqliteConnection connection, ItemAction action, long id)
    {
        // A variant says nothing about how its event stands.
        var isVariant = connection.ExecuteScalar<string>("SELECT kind FROM item WHERE id = @Item", new { action.Item }) == StoredText.Of(ItemKind.Variant);
        if (!isVariant && !SqliteRetry.SettleAsIgnored(connection, id, $"Resolved by {action.Who} without posting: {action.Why}", action.At))
        {
            return new ItemActed.Overtaken();
        }

        SqliteItems.Close(connection, action.Item, ItemState.Resolved, Entry(action));
        return new ItemActed.Done(isVariant ? [] : SqliteLanes.Release(connection, id));
    }

    private static ItemActed.Done Reopen(SqliteConnection connection, ItemAction action, long id)
    {
        connection.Execute(
            "UPDATE inbox SET state = 'raised', reason = (SELECT code || ' ' || message FROM item WHERE id = @Item), settled_at = @At WHERE id = @id AND state = 'ignored' AND @IsEvent",
            new { action.Item, id, At = StoredText.Of(action.At), IsEvent = connection.ExecuteScalar<string>("SELECT kind FROM item WHERE id = @Item", new { action.Item }) == StoredText.Of(ItemKind.Event) });
        connection.Execute(
            "UPDATE raised SET state = 'open' WHERE item = @Item AND raised_at = (SELECT max(raised_at) FROM raised WHERE item = @Item)", new { action.Item });
        SqliteItems.Change(connection, action.Item, ItemState.Open, Entry(action));
        if (connection.ExecuteScalar<bool>("SELECT blocks FROM item WHERE id = @Item", new { action.Item }))
        {
            SqliteLanes.Hold(connection, id);
        }

        return new ItemActed.Done([]);
    }

    private static ItemActed.Done Assign(SqliteConnection connection, ItemAction action, string? to)
    {
        connection.Execute("UPDATE item SET assignee = @to WHERE id = @Item", new { action.Item, to });
        return Told(connection, action);
    }

    private static ItemActed.Done Told(SqliteConnection connection, ItemAction action)
    {
        SqliteItems.Tell(connection, action.Item, Entry(action));
        return new ItemActed.Done([]);
    }

    private static ItemEntry Entry(ItemAction action) => new(action.At, action.Who, action.Deed.Word, action.Why, action.Detail);

    private static object Parameters(ItemFilter filter) => new
    {
        filter.Client,
        State = filter.State is { } state ? StoredText.Of(state) : null,
        filter.Code,
        filter.Cause,
        filter.Assignee,
        OpenedBefore = filter.OpenedBefore is { } before ? StoredText.Of(before) : null,
        filter.After,
        Limit = Math.Clamp(filter.Limit, 1, LargestPage),
    };

    private static async Task<ImmutableArray<OtherBody>> OthersAsync(SqliteConnection connection, EventReport report)
    {
        if (report.Variants.IsEmpty)
        {
            return [];
        }

        var bodies = (await connection.QueryAsync<(string Hash, byte[] Body)>("SELECT body_hash, body FROM variant WHERE event = @Number", new { report.Summary.Number }))
            .ToDictionary(row => row.Hash, row => row.Body, StringComparer.Ordinal);
        return [.. report.Variants.Select(variant => new OtherBody(variant, bodies[variant.BodyHash]))];
    }

    private static async Task<ImmutableArray<PayloadEdit>> EditsAsync(SqliteConnection connection, long id)
    {
        var rows = await connection.QueryAsync<(string At, string Who, byte[] Body)>("SELECT at, who, body FROM payload_edit WHERE event = @id ORDER BY id", new { id });
        return [.. rows.Select(row => new PayloadEdit(StoredText.ToInstant(row.At), row.Who, row.Body))];
    }

    private static async Task<ImmutableArray<FormerPlan>> FormerAsync(SqliteConnection connection, long id)
    {
        var rows = await connection.QueryAsync<(string At, byte[] Plan, string Steps)>("SELECT replaced_at, plan, steps FROM former_plan WHERE event = @id ORDER BY id", new { id });
        return [.. rows.Select(row => new FormerPlan(StoredText.ToInstant(row.At), row.Plan, row.Steps))];
    }

    private static async Task<ImmutableArray<ItemEntry>> HistoryAsync(SqliteConnection connection, long number)
    {
        var rows = await connection.QueryAsync<(string At, string Who, string What, string? Why, string? Detail)>(
            "SELECT at, who, what, why, detail FROM item_history WHERE item = @number ORDER BY id", new { number });
        return [.. rows.Select(row => new ItemEntry(StoredText.ToInstant(row.At), row.Who, row.What, row.Why, row.Detail))];
    }

    private sealed class GroupRow
    {
        public required string Cause { get; init; }

        public required string Code { get; init; }

        public required string CauseText { get; init; }

        public required string Message { get; init; }

        public required string Client { get; init; }

        public string? Amount { get; init; }

        public string? Currency { get; init; }

        public required string OpenedAt { get; init; }
    }

    private sealed class GroupSum
    {
        private readonly GroupRow first;
        private readonly SortedSet<string> clients = new(StringComparer.Ordinal);
        private readonly Dictionary<string, decimal> money = [];
        private GroupRow latest;
        private long count;

        public GroupSum(GroupRow first) => (this.first, latest) = (first, first);

        public void Add(GroupRow row)
        {
            count++;
            latest = row;
            clients.Add(row.Client);
            if (row is { Amount: { } amount, Currency: { } currency })
            {
                money[currency] = money.GetValueOrDefault(currency) + decimal.Parse(amount, CultureInfo.InvariantCulture);
            }
        }

        public ItemGroup ToGroup() => new(
            first.Cause,
            first.Code,
            first.CauseText,
            latest.Message,
            count,
            money.ToImmutableSortedDictionary(StringComparer.Ordinal),
            StoredText.ToInstant(first.OpenedAt),
            StoredText.ToInstant(latest.OpenedAt),
            [.. clients]);
    }
}
