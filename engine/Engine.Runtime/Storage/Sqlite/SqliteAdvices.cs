using System.Collections.Immutable;
using Dapper;

namespace Engine.Runtime.Storage.Sqlite;

/// <inheritdoc cref="IAdvices"/>
internal sealed class SqliteAdvices(SqliteDatabase database, SqliteWriter writer) : IAdvices
{
    private const int Most = 5_000;

    private const string Joined =
        "SELECT inbox.id, inbox.source, inbox.body, advice_join.by_what FROM advice_join JOIN inbox ON inbox.id = advice_join.advice WHERE advice_join.payment = @payment";

    private const string Open =
        """
        SELECT id, source, body FROM inbox
        WHERE client = @client AND type = 'remittance.received' AND occurred_at >= @From AND occurred_at < @To AND erased_at IS NULL
            AND NOT EXISTS (SELECT 1 FROM advice_join WHERE advice = inbox.id)
        ORDER BY occurred_at DESC LIMIT @Most
        """;

    private const string Join = "INSERT OR IGNORE INTO advice_join (payment, advice, by_what, joined_at) VALUES (@payment, @advice, @by, @At)";

    public async Task<JoinedAdvice?> OfAsync(long payment)
    {
        await using var connection = database.OpenReader();
        return await connection.QuerySingleOrDefaultAsync<(long Number, string Source, byte[] Body, string By)?>(Joined, new { payment }) is var (number, source, body, by)
            ? new JoinedAdvice(number, source, body, by)
            : null;
    }

    public async Task<ImmutableArray<JoinedAdvice>> OpenAsync(string client, DateTimeOffset from, DateTimeOffset to)
    {
        await using var connection = database.OpenReader();
        var rows = await connection.QueryAsync<(long Number, string Source, byte[] Body)>(Open, new { client, From = StoredText.Of(from), To = StoredText.Of(to), Most });
        return [.. rows.OrderBy(row => row.Number).Select(row => new JoinedAdvice(row.Number, row.Source, row.Body, null))];
    }

    public Task<bool> JoinAsync(long payment, long advice, string by, DateTimeOffset at) =>
        writer.WriteAsync(connection => connection.Execute(Join, new { payment, advice, by, At = StoredText.Of(at) }) > 0);
}
