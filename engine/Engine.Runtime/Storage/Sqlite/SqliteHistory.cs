using System.Collections.Immutable;
using Dapper;
using Engine.Core.Scheduling;

namespace Engine.Runtime.Storage.Sqlite;

/// <inheritdoc cref="IHistory"/>
internal sealed class SqliteHistory(SqliteDatabase database) : IHistory
{
    private const int LargestPage = 1000;

    private const string SelectEvents =
        """
        SELECT inbox.id AS Number, client AS Client, source AS Source, event_id AS Id, type AS Type, occurred_at AS OccurredAt, received_at AS ReceivedAt,
            state AS State, body AS Body, plan.plan AS Plan, erased_at IS NOT NULL AS IsErased
        FROM inbox LEFT JOIN plan ON plan.event = inbox.id
        WHERE client = @Client AND inbox.id > @after
            AND (@hasIds = 0 OR event_id IN (SELECT value FROM json_each(@ids)))
            AND (@From IS NULL OR occurred_at >= @From) AND (@To IS NULL OR occurred_at < @To)
            AND (@State IS NULL OR state = @State)
            AND (@Mapping IS NULL OR json_extract(CAST(plan.plan AS TEXT), '$.mapping') = @Mapping)
            AND (@Code IS NULL OR EXISTS (SELECT 1 FROM raised WHERE raised.event = inbox.id AND code = @Code AND raised.state = 'open'))
        ORDER BY inbox.id LIMIT @limit
        """;

    private const string OfLane =
        """
        SELECT id AS Number, client AS Client, source AS Source, event_id AS Id, type AS Type, occurred_at AS OccurredAt, received_at AS ReceivedAt, state AS State, body AS Body
        FROM inbox WHERE client = @client AND source = @source AND lane = @lane AND
        """;

    // Each half by its own index.
    private const string SelectOpenOfLane = $"{OfLane} {OpenEventRow.Unfinished} UNION ALL {OfLane} state = 'raised' ORDER BY Number LIMIT @limit";

    private const string SelectRuns =
        """
        SELECT id AS Number, kind AS Kind, client AS Client, name AS Name, scope AS Scope, who AS Who, why AS Why, started_at AS StartedAt, state AS State,
            ended_at AS EndedAt, counts AS Counts, sums AS Sums, remarks AS Remarks, failures AS Failures, note AS Note, cursor AS Cursor
        FROM run
        WHERE (@Client IS NULL OR client = @Client) AND (@Kind IS NULL OR kind = @Kind) AND (@Scope IS NULL OR scope = @Scope)
            AND (@State IS NULL OR state = @State) AND (@Number IS NULL OR id = @Number) AND (@Before IS NULL OR id < @Before)
        ORDER BY id DESC LIMIT @Limit
        """;

    public async Task<ImmutableArray<string>> MissingAsync(string client, string source, IReadOnlyCollection<string> ids)
    {
        await using var connection = database.OpenReader();
        var known = await connection.QueryAsync<string>(
            "SELECT event_id FROM inbox WHERE client = @client AND source = @source AND event_id IN (SELECT value FROM json_each(@ids))",
            new { client, source, ids = StoredText.ToJson(ids) });
        return [.. ids.Except(known)];
    }

    public async Task<ImmutableArray<StoredEvent>> EventsAsync(StoredEventFilter filter, long after, int limit)
    {
        await using var connection = database.OpenReader();
        var rows = await connection.QueryAsync<EventRow>(SelectEvents, new
        {
            filter.Client,
            after,
            hasIds = filter.Ids.IsEmpty ? 0 : 1,
            ids = StoredText.ToJson(filter.Ids),
            From = TextOf(filter.OccurredFrom),
            To = TextOf(filter.OccurredTo),
            State = filter.State is { } state ? StoredText.Of(state) : null,
            filter.Mapping,
            Code = filter.RaisedCode,
            limit = Math.Clamp(limit, 1, LargestPage),
        });
        return [.. rows.Select(row => row.ToEvent())];
    }

    public async Task<ImmutableArray<StoredEvent>> OpenOfLaneAsync(string client, string source, string lane, int limit)
    {
        await using var connection = database.OpenReader();
        var rows = await connection.QueryAsync<EventRow>(SelectOpenOfLane, new { client, source, lane, limit = Math.Clamp(limit, 1, LargestPage) });
        return [.. rows.Select(row => row.ToEvent())];
    }

    public async Task<ImmutableArray<RunReport>> RunsAsync(RunFilter filter)
    {
        await using var connection = database.OpenReader();
        var rows = await connection.QueryAsync<RunRow>(SelectRuns, new
        {
            filter.Client,
            Kind = filter.Kind is { } kind ? StoredText.Of(kind) : null,
            filter.Scope,
            State = filter.State is { } state ? StoredText.Of(state) : null,
            filter.Number,
            filter.Before,
            Limit = Math.Clamp(filter.Limit, 1, LargestPage),
        });
        return [.. rows.Select(row => row.ToReport())];
    }

    public async Task<ImmutableArray<ScheduleState>> SchedulesAsync()
    {
        await using var connection = database.OpenReader();
        var rows = await connection.QueryAsync<(string Client, string Name, string LastDue, long? LastRun)>("SELECT client, name, last_due, last_run FROM schedule");
        return [.. rows.Select(row => new ScheduleState(row.Client, row.Name, StoredText.ToInstant(row.LastDue), row.LastRun))];
    }

    public async Task<ImmutableArray<DeliverySwitch>> SwitchesAsync()
    {
        await using var connection = database.OpenReader();
        var rows = await connection.QueryAsync<(string Client, string Mapping, string Mode, string Until, string At, string Who, string Why)>(
            "SELECT client, mapping, mode, until, at, who, why FROM delivery_switch ORDER BY client, mapping");
        return
        [
            .. rows.Select(row => new DeliverySwitch(
                row.Client, row.Mapping, StoredText.ToEnum<DeliveryMode>(row.Mode), StoredText.ToInstant(row.Until), StoredText.ToInstant(row.At), row.Who, row.Why)),
        ];
    }

    public async Task<DateTimeOffset?> FirstReceivedAsync(string client, string source)
    {
        await using var connection = database.OpenReader();
        return StoredText.ToInstantOrNull(await connection.ExecuteScalarAsync<string?>(
            "SELECT min(received_at) FROM inbox WHERE client = @client AND source = @source", new { client, source }));
    }

    public async Task<ImmutableSortedDictionary<EventState, long>> StatesAsync(IReadOnlyCollection<long> events)
    {
        await using var connection = database.OpenReader();
        var rows = await connection.QueryAsync<(string State, long Count)>(
            "SELECT state, count(*) FROM inbox WHERE id IN (SELECT value FROM json_each(@events)) GROUP BY state", new { events = StoredText.ToJson(events) });
        return rows.ToImmutableSortedDictionary(row => StoredText.ToEnum<EventState>(row.State), row => row.Count);
    }

    private static string? TextOf(DateTimeOffset? at) => at is { } instant ? StoredText.Of(instant) : null;

    private sealed class EventRow
    {
        public long Number { get; init; }

        public required string Client { get; init; }

        public required string Source { get; init; }

        public required string Id { get; init; }

        public required string Type { get; init; }

        public required string OccurredAt { get; init; }

        public required string ReceivedAt { get; init; }

        public required string State { get; init; }

        public required byte[] Body { get; init; }

        public byte[]? Plan { get; init; }

        public bool IsErased { get; init; }

        public StoredEvent ToEvent() => new(
            Number, Client, Source, Id, Type, StoredText.ToInstant(OccurredAt), StoredText.ToInstant(ReceivedAt), StoredText.ToEnum<EventState>(State), Body)
        {
            Plan = Plan is null ? default(ReadOnlyMemory<byte>?) : new ReadOnlyMemory<byte>(Plan),
            IsErased = IsErased,
        };
    }

    private sealed class RunRow
    {
        public long Number { get; init; }

        public required string Kind { get; init; }

        public required string Client { get; init; }

        public string? Name { get; init; }

        public string? Scope { get; init; }

        public string? Who { get; init; }

        public string? Why { get; init; }

        public required string StartedAt { get; init; }

        public required string State { get; init; }

        public string? EndedAt { get; init; }

        public required string Counts { get; init; }

        public required string Sums { get; init; }

        public required string Remarks { get; init; }

        public required string Failures { get; init; }

        public string? Note { get; init; }

        public string? Cursor { get; init; }

        public RunReport ToReport() => new(
            Number,
            new RunStart(StoredText.ToEnum<RunKind>(Kind), Client, Name, Scope, Who, Why, StoredText.ToInstant(StartedAt)),
            StoredText.ToEnum<RunState>(State),
            StoredText.ToInstantOrNull(EndedAt),
            new RunProgress(
                StoredText.FromJson<ImmutableSortedDictionary<string, long>>(Counts),
                StoredText.FromJson<ImmutableSortedDictionary<string, decimal>>(Sums),
                StoredText.FromJson<ImmutableArray<string>>(Remarks),
                StoredText.FromJson<ImmutableArray<RunFailure>>(Failures),
                Note,
                Cursor));
    }
}
