using System.Collections.Immutable;
using Dapper;
using Engine.Runtime.Access;

namespace Engine.Runtime.Storage.Sqlite;

/// <inheritdoc cref="IKeys"/>
internal sealed class SqliteKeys(SqliteDatabase database, SqliteWriter writer) : IKeys
{
    private const string Select =
        """
        SELECT id AS Id, name AS Name, role AS Role, client AS Client, created_at AS CreatedAt, created_by AS CreatedBy, expires_at AS ExpiresAt,
            revoked_at AS RevokedAt
        FROM api_key
        """;

    private const string Insert =
        """
        INSERT INTO api_key (id, name, role, client, hash, created_at, created_by, expires_at)
        VALUES (@Id, @Name, @Role, @Client, @Hash, @CreatedAt, @CreatedBy, @ExpiresAt)
        """;

    public Task AddAsync(ApiKey key, string hash) => writer.WriteAsync(connection =>
    {
        connection.Execute(Insert, new
        {
            key.Id,
            key.Name,
            Role = StoredText.Of(key.Role),
            key.Client,
            Hash = hash,
            CreatedAt = StoredText.Of(key.CreatedAt),
            key.CreatedBy,
            ExpiresAt = StoredText.Of(key.ExpiresAt),
        });
        var detail = StoredText.ToJson(new { key.Name, Role = StoredText.Of(key.Role), key.ExpiresAt });
        return SqliteStatements.Append(connection, new AuditStatement(key.CreatedAt, "key.added", key.CreatedBy, key.Client, key.Id, null, detail));
    });

    public async Task<ImmutableArray<ApiKey>> ListAsync()
    {
        await using var connection = database.OpenReader();
        return [.. (await connection.QueryAsync<Row>($"{Select} ORDER BY created_at DESC, id")).Select(row => row.ToKey())];
    }

    public async Task<ApiKey?> FindAsync(string hash)
    {
        await using var connection = database.OpenReader();
        return (await connection.QuerySingleOrDefaultAsync<Row>($"{Select} WHERE hash = @hash", new { hash }))?.ToKey();
    }

    public Task<bool> RevokeAsync(string id, string actor, DateTimeOffset at) => writer.WriteAsync(connection =>
    {
        var revoked = connection.Execute("UPDATE api_key SET revoked_at = @At WHERE id = @id AND revoked_at IS NULL", new { id, At = StoredText.Of(at) });
        if (revoked > 0)
        {
            SqliteStatements.Append(connection, new AuditStatement(at, "key.revoked", actor, null, id, null, null));
        }

        return revoked > 0 || connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM api_key WHERE id = @id)", new { id });
    });

    private sealed class Row
    {
        public required string Id { get; init; }

        public required string Name { get; init; }

        public required string Role { get; init; }

        public string? Client { get; init; }

        public required string CreatedAt { get; init; }

        public required string CreatedBy { get; init; }

        public required string ExpiresAt { get; init; }

        public string? RevokedAt { get; init; }

        public ApiKey ToKey() => new(
            Id,
            Name,
            StoredText.ToEnum<Role>(Role),
            Client,
            StoredText.ToInstant(CreatedAt),
            CreatedBy,
            StoredText.ToInstant(ExpiresAt),
            StoredText.ToInstantOrNull(RevokedAt));
    }
}
