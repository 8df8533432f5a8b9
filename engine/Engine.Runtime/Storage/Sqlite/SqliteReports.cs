using Dapper;

namespace Engine.Runtime.Storage.Sqlite;

/// <inheritdoc cref="IReports"/>
internal sealed class SqliteReports(SqliteDatabase database, SqliteWriter writer) : IReports
{
    private const int Kept = 100;

    private const string LetGo =
        "DELETE FROM report WHERE client = @client AND run NOT IN (SELECT run FROM report WHERE client = @client ORDER BY run DESC LIMIT @Kept)";

    public Task KeepAsync(long run, string client, ReadOnlyMemory<byte> content) => writer.WriteAsync(connection =>
    {
        connection.Execute("INSERT OR REPLACE INTO report (run, client, content) VALUES (@run, @client, @Content)", new { run, client, Content = content.ToArray() });
        return connection.Execute(LetGo, new { client, Kept });
    });

    public async Task<ReadOnlyMemory<byte>?> FindAsync(long run)
    {
        await using var connection = database.OpenReader();
        var content = await connection.QuerySingleOrDefaultAsync<byte[]>("SELECT content FROM report WHERE run = @run", new { run });

        // Not by a conditional expression: its null would become an empty report.
        if (content is null)
        {
            return null;
        }

        return new ReadOnlyMemory<byte>(content);
    }
}
