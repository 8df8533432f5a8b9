namespace Engine.Runtime.Storage.Sqlite;

/// <inheritdoc cref="IReplays"/>
internal sealed class SqliteReplays(SqliteWriter writer) : IReplays
{
    public Task<OpenEvent?> DecideAnewAsync(long id, string reason, DateTimeOffset at) =>
        writer.WriteAsync(connection => SqliteRetry.Again(connection, id, reason, at));
}
