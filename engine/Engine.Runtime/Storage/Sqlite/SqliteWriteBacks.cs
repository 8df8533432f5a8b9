using System.Collections.Immutable;
using Dapper;
using Engine.Runtime.NetSuite;
using Microsoft.Data.Sqlite;

namespace Engine.Runtime.Storage.Sqlite;

/// <inheritdoc cref="IWriteBacks"/>
internal sealed class SqliteWriteBacks(SqliteWriter writer) : IWriteBacks
{
    private const string Announce =
        """
        INSERT INTO write_back (client, key, event, source, object, object_id, metadata, state, announced_at)
        VALUES (@Client, @Key, @Event, @Source, @Object, @Id, @Metadata, 'announced', @At)
        ON CONFLICT (client, key) DO UPDATE SET state = 'announced' WHERE state <> 'done'
        """;

    private const string Answer =
        "UPDATE write_back SET state = @State, detail = @Detail, exchange = @Exchange, answered_at = @At WHERE client = @Client AND key = @Key AND state <> 'done'";

    private const string Select =
        """
        SELECT source AS Source, object AS Object, object_id AS Id, key AS Key, metadata AS Metadata, state AS State, detail AS Detail, announced_at AS AnnouncedAt,
               answered_at AS AnsweredAt, exchange AS Exchange
        FROM write_back WHERE event = @id ORDER BY announced_at, key
        """;

    public Task<bool> AnnounceAsync(WriteBackIntent intent) => writer.WriteAsync(connection => connection.Execute(Announce, new
    {
        intent.Client,
        intent.Change.Key,
        intent.Event,
        intent.Change.Source,
        intent.Change.Object,
        intent.Change.Id,
        Metadata = StoredText.ToJson(intent.Change.Metadata.ToImmutableSortedDictionary(StringComparer.Ordinal)),
        At = StoredText.Of(intent.At),
    }) > 0);

    public Task AnswerAsync(WriteBackAnswer answer) => writer.WriteAsync(connection => connection.Execute(Answer, new
    {
        answer.Client,
        answer.Key,
        State = StoredText.Of(answer.State),
        answer.Detail,
        Exchange = answer.Exchange is { } exchange ? StoredText.ToJson(exchange) : null,
        At = StoredText.Of(answer.At),
    }));

    /// <summary>Those that an event asked for first.</summary>
    public static ImmutableArray<WriteBackReport> Read(SqliteConnection connection, long id) => [.. connection.Query<Row>(Select, new { id }).Select(row => row.ToReport())];

    private sealed class Row
    {
        public required string Source { get; init; }

        public required string Object { get; init; }

        public required string Id { get; init; }

        public required string Key { get; init; }

        public required string Metadata { get; init; }

        public required string State { get; init; }

        public string? Detail { get; init; }

        public required string AnnouncedAt { get; init; }

        public string? AnsweredAt { get; init; }

        public string? Exchange { get; init; }

        public WriteBackReport ToReport() => new(
            Source, Object, Id, Key, Metadata, StoredText.ToEnum<WriteBackState>(State), Detail, StoredText.ToInstant(AnnouncedAt), StoredText.ToInstantOrNull(AnsweredAt),
            Exchange is null ? null : StoredText.FromJson<HttpExchange>(Exchange));
    }
}
