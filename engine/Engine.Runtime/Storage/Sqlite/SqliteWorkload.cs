using System.Collections.Immutable;
using Dapper;

namespace Engine.Runtime.Storage.Sqlite;

/// <inheritdoc cref="IWorkload"/>
internal sealed class SqliteWorkload(SqliteDatabase database, SqliteWriter writer) : IWorkload
{
    // Beside a single min() SQLite gives the other columns of the row that it found.
    private const string SelectOpen =
        $"""
        SELECT client AS Client, state AS State, cause AS Cause, count(*) AS Count, min(received_at) AS Oldest, id AS OldestId
        FROM inbox WHERE {OpenEventRow.Unfinished} GROUP BY client, state, cause
        """;

    private const string SelectNext =
        $"SELECT client AS Client, state AS State, cause AS Cause, min(next_at) AS NextAt, max(next_at) AS LastAt FROM inbox WHERE {OpenEventRow.Unfinished} AND next_at IS NOT NULL GROUP BY client, state, cause";

    private const string Add =
        """
        INSERT INTO tally (client, minute, accepted, done, raised, last_at) VALUES (@Client, @Minute, @Accepted, @Done, @Raised, @LastAt)
        ON CONFLICT (client, minute) DO UPDATE SET accepted = accepted + excluded.accepted, done = done + excluded.done, raised = raised + excluded.raised,
            last_at = coalesce(excluded.last_at, last_at)
        """;

    public async Task<ImmutableArray<OpenWork>> OpenAsync()
    {
        await using var connection = database.OpenReader();
        await using var moment = connection.BeginTransaction(deferred: true);
        var next = (await connection.QueryAsync<OpenRow>(SelectNext)).ToDictionary(row => (row.Client, row.State, row.Cause), row => (row.NextAt, row.LastAt));
        return
        [
            .. (await connection.QueryAsync<OpenRow>(SelectOpen)).Select(row => new OpenWork(
                row.Client,
                StoredText.ToEnum<EventState>(row.State),
                row.Cause is null ? null : StoredText.ToEnum<WaitCause>(row.Cause),
                row.Count,
                StoredText.ToInstant(row.Oldest!),
                row.OldestId,
                StoredText.ToInstantOrNull(next.GetValueOrDefault((row.Client, row.State, row.Cause)).NextAt),
                StoredText.ToInstantOrNull(next.GetValueOrDefault((row.Client, row.State, row.Cause)).LastAt))),
        ];
    }

    public async Task<ImmutableSortedDictionary<string, int>> RaisedAsync()
    {
        await using var connection = database.OpenReader();
        var rows = await connection.QueryAsync<(string Client, int Count)>("SELECT client, count(*) FROM inbox WHERE state = 'raised' GROUP BY client");
        return rows.ToImmutableSortedDictionary(row => row.Client, row => row.Count, StringComparer.Ordinal);
    }

    public async Task<ImmutableDictionary<long, string>> EventIdsAsync(IReadOnlyCollection<long> numbers)
    {
        await using var connection = database.OpenReader();
        var ids = ImmutableDictionary.CreateBuilder<long, string>();
        foreach (var number in numbers)
        {
            if (await connection.ExecuteScalarAsync<string?>("SELECT event_id FROM inbox WHERE id = @number", new { number }) is { } id)
            {
                ids[number] = id;
            }
        }

        return ids.ToImmutable();
    }

    public async Task<ImmutableArray<Tally>> TalliesAsync(long fromMinute)
    {
        await using var connection = database.OpenReader();
        var rows = await connection.QueryAsync<TallyRow>(
            "SELECT client AS Client, minute AS Minute, accepted AS Accepted, done AS Done, raised AS Raised, last_at AS LastAt FROM tally WHERE minute >= @fromMinute ORDER BY minute",
            new { fromMinute });
        return [.. rows.Select(row => new Tally(row.Client, row.Minute, row.Accepted, row.Done, row.Raised, StoredText.ToInstantOrNull(row.LastAt)))];
    }

    public Task AddAsync(IReadOnlyCollection<Tally> tallies, long keepFrom) => writer.WriteAsync(connection =>
    {
        connection.Execute("DELETE FROM tally WHERE minute < @keepFrom", new { keepFrom });
        return connection.Execute(Add, tallies.Select(tally => new
        {
            tally.Client,
            tally.Minute,
            tally.Accepted,
            tally.Done,
            tally.Raised,
            LastAt = tally.LastAt is { } at ? StoredText.Of(at) : null,
        }));
    });

    private sealed class OpenRow
    {
        public required string Client { get; init; }

        public required string State { get; init; }

        public string? Cause { get; init; }

        public int Count { get; init; }

        public string? Oldest { get; init; }

        public long OldestId { get; init; }

        public string? NextAt { get; init; }

        public string? LastAt { get; init; }
    }

    private sealed class TallyRow
    {
        public required string Client { get; init; }

        public long Minute { get; init; }

        public int Accepted { get; init; }

        public int Done { get; init; }

        public int Raised { get; init; }

        public string? LastAt { get; init; }
    }
}
