using System.Collections.Immutable;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Engine.Runtime.Storage.Sqlite;

/// <inheritdoc cref="IInspection"/>
internal sealed class SqliteInspection(SqliteDatabase database) : IInspection
{
    private const int LargestPage = 1000;

    private const string SelectEvents =
        """
        SELECT inbox.id AS Id, client AS Client, source AS Source, event_id AS EventId, type AS Type, occurred_at AS OccurredAt,
            received_at AS ReceivedAt, state AS State, reason AS Reason, outcome AS Outcome, attempts AS Attempts, next_at AS NextAt,
            inbox.revision AS Revision, repeats AS Repeats, masked AS Masked, wait_until AS WaitUntil, settled_at AS SettledAt,
            (SELECT coalesce(sum(count), 0) FROM variant WHERE event = inbox.id) AS Variants
        FROM inbox
        """;

    private const string SelectRaised =
        """
        SELECT code AS Code, message AS Message, record AS Record, field AS Field, origin AS Origin, raised_at AS RaisedAt, state AS State
        FROM raised WHERE event = @id ORDER BY id
        """;

    // Each part from an index that holds only its rows. No event is ever deleted and numbers are given one after the other, so the last
    // number is how many there are, and what is left of it is completed.
    internal const string SelectStates =
        $"""
        WITH counted (state, n) AS (
            SELECT state, count(*) FROM inbox WHERE {OpenEventRow.Unfinished} GROUP BY state
            UNION ALL
            SELECT 'raised', count(*) FROM inbox WHERE state = 'raised'
            UNION ALL
            SELECT 'ignored', count(*) FROM inbox WHERE state = 'ignored')
        SELECT state, n FROM counted
        UNION ALL
        SELECT 'completed', (SELECT coalesce(max(id), 0) FROM inbox) - (SELECT coalesce(sum(n), 0) FROM counted)
        """;

    internal const string SelectRepeats = "SELECT coalesce(sum(repeats), 0) FROM inbox WHERE repeats > 0";

    internal const string SelectMasked = "SELECT count(*) FROM inbox WHERE masked > 0";

    internal const string SelectOldest = $"SELECT min(received_at) FROM inbox WHERE state IN ('received', 'processing', 'retry') AND {OpenEventRow.Unfinished}";

    // What it was put aside for; otherwise the first of its lane that is open and comes before it.
    private const string SelectBehind =
        """
        SELECT coalesce(
            (SELECT event_id FROM inbox WHERE id = me.blocked_by),
            (SELECT event_id FROM inbox AS first
                WHERE first.state IN ('received', 'processing', 'waiting', 'retry') AND first.client = me.client AND first.lane = me.lane
                    AND (first.occurred_at, first.type, first.event_id) < (me.occurred_at, me.type, me.event_id)
                ORDER BY first.occurred_at, first.type, first.event_id LIMIT 1))
        FROM inbox AS me WHERE id = @id AND state IN ('received', 'waiting', 'retry')
        """;

    private const string SelectVariants = "SELECT body_hash AS BodyHash, first_at AS FirstAt, count AS Count FROM variant WHERE event = @id ORDER BY first_at, body_hash";

    public IHistory History { get; } = new SqliteHistory(database);

    public IRecords Records { get; } = new SqliteRecords(database);

    public async Task<ImmutableArray<EventSummary>> EventsAsync(EventFilter filter)
    {
        const string Condition =
            """
            WHERE (@Client IS NULL OR client = @Client) AND (@State IS NULL OR state = @State) AND (@Before IS NULL OR id < @Before)
            ORDER BY id DESC LIMIT @Limit
            """;
        await using var connection = database.OpenReader();
        var rows = await connection.QueryAsync<InspectedEventRow>($"{SelectEvents} {Condition}", new
        {
            filter.Client,
            State = filter.State is { } state ? StoredText.Of(state) : null,
            filter.Before,
            Limit = Math.Clamp(filter.Limit, 1, LargestPage),
        });
        return [.. rows.Select(row => row.ToSummary())];
    }

    public async Task<ImmutableArray<EventReport>> EventAsync(string? client, string eventId)
    {
        await using var connection = database.OpenReader();

        // One reading transaction: the report shows one moment, whatever the service does meanwhile.
        await using var moment = connection.BeginTransaction(deferred: true);
        var rows = await connection.QueryAsync<InspectedEventRow>(
            $"""
            {KnownSources.With}
            {SelectEvents} WHERE (client, source, event_id) IN (SELECT client, source, @eventId FROM known WHERE @client IS NULL OR client = @client) ORDER BY id
            """,
            new { client, eventId });
        return [.. rows.Select(row => Report(connection, row))];
    }

    public async Task<ImmutableArray<EventReport>> EventsOfRecordAsync(string? client, string externalId, int limit)
    {
        await using var connection = database.OpenReader();
        await using var moment = connection.BeginTransaction(deferred: true);
        var rows = await connection.QueryAsync<InspectedEventRow>(
            $"{SelectEvents} WHERE id IN (SELECT event FROM step WHERE external_id = @externalId COLLATE NOCASE) AND (@client IS NULL OR client = @client) ORDER BY id DESC LIMIT @limit",
            new { client, externalId, limit });
        return [.. rows.Select(row => Report(connection, row))];
    }

    public async Task<StatusReport> StatusAsync()
    {
        await using var connection = database.OpenReader();
        await using var moment = connection.BeginTransaction(deferred: true);
        var counted = await connection.QueryAsync<(string State, long Count)>(SelectStates);
        var counts = counted.ToDictionary(row => StoredText.ToEnum<EventState>(row.State), row => row.Count);
        var refusals = await connection.QueryAsync<(string Client, string Code, long Count)>(
            "SELECT client, code, count FROM refusal ORDER BY client, code");
        return new StatusReport(
            Enum.GetValues<EventState>().ToImmutableSortedDictionary(state => state, state => counts.GetValueOrDefault(state)),
            await connection.ExecuteScalarAsync<long>(SelectRepeats),
            await connection.ExecuteScalarAsync<long?>("SELECT sum(count) FROM variant") ?? 0,
            [.. refusals.Select(row => new RefusalCount(row.Client, row.Code, row.Count))],
            StoredText.ToInstantOrNull(await connection.ExecuteScalarAsync<string?>(SelectOldest)))
        {
            Masked = await connection.ExecuteScalarAsync<long>(SelectMasked),
        };
    }

    private static EventReport Report(SqliteConnection connection, InspectedEventRow row)
    {
        var plan = connection.QuerySingleOrDefault<PlanRow>(
            "SELECT plan AS Plan, decided_at AS DecidedAt FROM plan WHERE event = @Id", new { row.Id });
        return new EventReport(
            row.ToSummary(),
            connection.ExecuteScalar<byte[]>("SELECT body FROM inbox WHERE id = @Id", new { row.Id })!,
            plan is null ? default(ReadOnlyMemory<byte>?) : new ReadOnlyMemory<byte>(plan.Plan),
            StoredText.ToInstantOrNull(plan?.DecidedAt),
            SqliteLookUps.Read(connection, row.Id),
            SqliteSteps.Read(connection, row.Id),
            [.. connection.Query<RaisedRow>(SelectRaised, new { id = row.Id }).Select(raised => raised.ToProblem())],
            [.. connection.Query<string>("SELECT record_type || ' ' || as_written FROM waiting_for WHERE event = @Id ORDER BY 1", new { row.Id })],
            StoredText.ToInstantOrNull(row.WaitUntil),
            StoredText.ToInstantOrNull(row.SettledAt))
        {
            WriteBacks = SqliteWriteBacks.Read(connection, row.Id),
            Behind = connection.ExecuteScalar<string?>(SelectBehind, new { id = row.Id }),
            Variants = [.. connection.Query<VariantRow>(SelectVariants, new { id = row.Id }).Select(variant => variant.ToReport())],
        };
    }

    private sealed class PlanRow
    {
        public required byte[] Plan { get; init; }

        public required string DecidedAt { get; init; }
    }

    private sealed class VariantRow
    {
        public required string BodyHash { get; init; }

        public required string FirstAt { get; init; }

        public long Count { get; init; }

        public VariantReport ToReport() => new(BodyHash, StoredText.ToInstant(FirstAt), Count);
    }

    private sealed class RaisedRow
    {
        public required string Code { get; init; }

        public required string Message { get; init; }

        public string? Record { get; init; }

        public string? Field { get; init; }

        public string? Origin { get; init; }

        public required string RaisedAt { get; init; }

        public required string State { get; init; }

        public RaisedProblem ToProblem() => new(Code, Message, Record, Field, Origin, StoredText.ToInstant(RaisedAt), State);
    }
}
