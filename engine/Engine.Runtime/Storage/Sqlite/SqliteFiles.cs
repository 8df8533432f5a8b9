using System.Collections.Immutable;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Engine.Runtime.Storage.Sqlite;

/// <inheritdoc cref="IFiles"/>
internal sealed class SqliteFiles(SqliteDatabase database, SqliteWriter writer) : IFiles
{
    private const int LargestPage = 1000;

    private const string Select =
        """
        SELECT id AS Number, client AS Client, source AS Source, hash AS Hash, name AS Name, size AS Size, received_at AS ReceivedAt, rows AS Rows,
            taken AS IsTaken, repeats AS Repeats
        FROM file
        """;

    private const string Insert =
        """
        INSERT INTO file (client, source, hash, name, size, received_at) VALUES (@Client, @Source, @Hash, @Name, @Size, @At)
        ON CONFLICT (client, source, hash) DO NOTHING
        """;

    private const string ByHash = "WHERE client = @Client AND source = @Source AND hash = @Hash";

    public async Task<KeptFile?> FindAsync(string client, string source, string hash)
    {
        await using var connection = database.OpenReader();
        return Read(connection, ByHash, new { Client = client, Source = source, Hash = hash }).SingleOrDefault();
    }

    public Task<KeptFile> BeginAsync(NewFile file) => writer.WriteAsync(connection =>
    {
        connection.Execute(Insert, new { file.Client, file.Source, file.Hash, file.Name, file.Size, At = StoredText.Of(file.ReceivedAt) });
        return Read(connection, ByHash, new { file.Client, file.Source, file.Hash }).Single();
    });

    public Task<ImmutableArray<Acceptance>> TakeRowsAsync(long file, ImmutableArray<Delivery> deliveries, bool isLast) => writer.WriteAsync(connection =>
    {
        var answers = deliveries.Select(delivery => SqliteInbox.Accept(connection, delivery)).ToImmutableArray();
        connection.Execute("UPDATE file SET rows = rows + @Count, taken = @isLast WHERE id = @file", new { file, Count = deliveries.Length, isLast });
        return answers;
    });

    public Task RepeatAsync(long file) => writer.WriteAsync(connection => connection.Execute("UPDATE file SET repeats = repeats + 1 WHERE id = @file", new { file }));

    public async Task<ImmutableArray<KeptFile>> UnfinishedAsync()
    {
        await using var connection = database.OpenReader();
        return Read(connection, "WHERE taken = 0 ORDER BY id");
    }

    public async Task<IReadOnlySet<string>> NeededAsync()
    {
        await using var connection = database.OpenReader();
        return (await connection.QueryAsync<string>("SELECT hash FROM file WHERE taken = 0 OR erased_at IS NULL")).ToHashSet(StringComparer.Ordinal);
    }

    public async Task<ImmutableArray<(long Number, string Hash)>> ErasableAsync(string client)
    {
        await using var connection = database.OpenReader();
        return [.. await connection.QueryAsync<(long, string)>("SELECT id, hash FROM file WHERE client = @client AND taken = 1 AND erased_at IS NULL", new { client })];
    }

    public Task EraseAsync(long file, DateTimeOffset at) =>
        writer.WriteAsync(connection => connection.Execute("UPDATE file SET erased_at = @At WHERE id = @file", new { file, At = StoredText.Of(at) }));

    public async Task<ImmutableArray<KeptFile>> ListAsync(string? client, long? before, int limit)
    {
        await using var connection = database.OpenReader();
        return Read(
            connection,
            "WHERE (@client IS NULL OR client = @client) AND (@before IS NULL OR id < @before) ORDER BY id DESC LIMIT @Limit",
            new { client, before, Limit = Math.Clamp(limit, 1, LargestPage) });
    }

    private static ImmutableArray<KeptFile> Read(SqliteConnection connection, string condition, object? parameters = null) =>
        [.. connection.Query<FileRow>($"{Select} {condition}", parameters).Select(row => row.ToFile())];

    private sealed class FileRow
    {
        public long Number { get; init; }

        public required string Client { get; init; }

        public required string Source { get; init; }

        public required string Hash { get; init; }

        public required string Name { get; init; }

        public long Size { get; init; }

        public required string ReceivedAt { get; init; }

        public long Rows { get; init; }

        public bool IsTaken { get; init; }

        public long Repeats { get; init; }

        public KeptFile ToFile() => new(Number, Client, Source, Hash, Name, Size, StoredText.ToInstant(ReceivedAt), Rows, IsTaken, Repeats);
    }
}
