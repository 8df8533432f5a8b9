using System.Collections.Immutable;
using Dapper;
using Engine.Runtime.NetSuite;
using Microsoft.Data.Sqlite;

namespace Engine.Runtime.Storage.Sqlite;

/// <summary>The latest look-ups of each event, bounded, since an event may be looked at again for days.</summary>
internal static class SqliteLookUps
{
    private const int Kept = 20;
    private const int LongestBody = 8 * 1024;

    public static int Keep(SqliteConnection connection, long id, ImmutableArray<HttpExchange> exchanges, DateTimeOffset at)
    {
        const string DeleteOlder =
            """
            DELETE FROM look_up WHERE event = @id AND id NOT IN (SELECT id FROM look_up WHERE event = @id ORDER BY id DESC LIMIT @Kept)
            """;
        connection.Execute(
            "INSERT INTO look_up (event, asked_at, exchange) VALUES (@id, @At, @Exchange)",
            exchanges.TakeLast(Kept).Select(exchange => new { id, At = StoredText.Of(at), Exchange = StoredText.ToJson(Cut(exchange)) }));
        return connection.Execute(DeleteOlder, new { id, Kept });
    }

    public static ImmutableArray<LookUpReport> Read(SqliteConnection connection, long id) =>
    [
        .. connection.Query<(string At, string Exchange)>("SELECT asked_at, exchange FROM look_up WHERE event = @id ORDER BY id", new { id })
            .Select(row => new LookUpReport(StoredText.ToInstant(row.At), StoredText.FromJson<HttpExchange>(row.Exchange))),
    ];

    private static HttpExchange Cut(HttpExchange exchange) =>
        exchange with { RequestBody = Cut(exchange.RequestBody), ResponseBody = Cut(exchange.ResponseBody) };

    private static string Cut(string body) => body.Length <= LongestBody ? body : body[..LongestBody] + "…";
}
