using System.Collections.Immutable;
using Dapper;

namespace Engine.Runtime.Storage.Sqlite;

/// <inheritdoc cref="ICursors"/>
internal sealed class SqliteCursors(SqliteDatabase database, SqliteWriter writer) : ICursors
{
    private const string Move =
        """
        INSERT INTO cursor (client, poller, position, moved_at) VALUES (@client, @poller, @position, @At)
        ON CONFLICT (client, poller) DO UPDATE SET position = excluded.position, moved_at = excluded.moved_at
        """;

    public async Task<string?> FindAsync(string client, string poller)
    {
        await using var connection = database.OpenReader();
        return await connection.ExecuteScalarAsync<string?>("SELECT position FROM cursor WHERE client = @client AND poller = @poller", new { client, poller });
    }

    public Task<ImmutableArray<Acceptance>> MoveAsync(string client, string poller, string position, ImmutableArray<Delivery> page, DateTimeOffset at) =>
        writer.WriteAsync(connection =>
        {
            var answers = page.Select(delivery => SqliteInbox.Accept(connection, delivery)).ToImmutableArray();
            connection.Execute(Move, new { client, poller, position, At = StoredText.Of(at) });
            return answers;
        });
}
