using System.Collections.Immutable;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Engine.Runtime.Storage.Sqlite;

/// <summary>Keeps statements, each in the commit of what it tells of.</summary>
internal static class SqliteStatements
{
    private const int LargestPage = 1000;

    private const string Insert =
        """
        INSERT INTO statement (at, kind, actor, client, subject, why, detail)
        VALUES (@At, @Kind, @Actor, @Client, @Subject, @Why, @Detail)
        """;

    private const string Select =
        """
        SELECT id AS Id, at AS At, kind AS Kind, actor AS Actor, client AS Client, subject AS Subject, why AS Why, detail AS Detail FROM statement
        WHERE (@before IS NULL OR id < @before) AND (@client IS NULL OR client = @client) ORDER BY id DESC LIMIT @limit
        """;

    /// <summary>Call it inside the work that is given to the writer.</summary>
    public static int Append(SqliteConnection connection, AuditStatement statement) => connection.Execute(Insert, new
    {
        At = StoredText.Of(statement.At),
        statement.Kind,
        statement.Actor,
        statement.Client,
        statement.Subject,
        statement.Why,
        statement.Detail,
    });

    public static async Task<ImmutableArray<NumberedStatement>> ReadAsync(SqliteConnection connection, long? before, int limit, string? client)
    {
        var rows = await connection.QueryAsync<Row>(Select, new { before, client, limit = Math.Clamp(limit, 1, LargestPage) });
        return [.. rows.Select(row => row.ToStatement())];
    }

    private sealed class Row
    {
        public long Id { get; init; }

        public required string At { get; init; }

        public required string Kind { get; init; }

        public required string Actor { get; init; }

        public string? Client { get; init; }

        public string? Subject { get; init; }

        public string? Why { get; init; }

        public string? Detail { get; init; }

        public NumberedStatement ToStatement() => new(Id, new AuditStatement(StoredText.ToInstant(At), Kind, Actor, Client, Subject, Why, Detail));
    }
}
