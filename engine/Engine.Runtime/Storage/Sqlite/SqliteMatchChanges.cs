using System.Collections.Immutable;
using Dapper;

namespace Engine.Runtime.Storage.Sqlite;

/// <inheritdoc cref="IMatchChanges"/>
internal sealed class SqliteMatchChanges(SqliteDatabase database, SqliteWriter writer) : IMatchChanges
{
    private const int LargestPage = 1000;

    private const string Insert =
        """
        INSERT INTO match_change (client, rules, file, changes, was, revision, trial, who, why, at, state)
        VALUES (@Client, @Rules, @File, @Changes, @Was, @Revision, @Trial, @Who, @Why, @At, 'proposed')
        RETURNING id
        """;

    private const string Select =
        """
        SELECT id AS Id, client AS Client, rules AS Rules, file AS File, changes AS Changes, was AS Was, revision AS Revision, trial AS Trial, who AS Who, why AS Why, at AS At,
          state AS State, settled_by AS SettledBy, settled_why AS SettledWhy, settled_at AS SettledAt, becomes AS Becomes
        FROM match_change
        """;

    public Task<long> ProposeAsync(NewMatchChange change) => writer.WriteAsync(connection =>
    {
        var number = connection.ExecuteScalar<long>(Insert, new
        {
            change.Client,
            change.Rules,
            change.File,
            Changes = StoredText.ToJson(change.Changes),
            Was = StoredText.ToJson(change.Was),
            change.Revision,
            change.Trial,
            change.Who,
            change.Why,
            At = StoredText.Of(change.At),
        });
        var detail = StoredText.ToJson(new { Change = number, change.File, change.Changes, change.Was });
        SqliteStatements.Append(connection, new AuditStatement(change.At, "match.proposed", change.Who, change.Client, change.Rules, change.Why, detail));
        return number;
    });

    public async Task<MatchChangeReport?> FindAsync(long number)
    {
        await using var connection = database.OpenReader();
        return (await connection.QuerySingleOrDefaultAsync<Row>($"{Select} WHERE id = @number", new { number }))?.ToReport();
    }

    public async Task<ImmutableArray<MatchChangeReport>> ListAsync(string? client, long? before, int limit)
    {
        await using var connection = database.OpenReader();
        var rows = await connection.QueryAsync<Row>(
            $"{Select} WHERE (@client IS NULL OR client = @client) AND (@before IS NULL OR id < @before) ORDER BY id DESC LIMIT @limit",
            new { client, before, limit = Math.Clamp(limit, 1, LargestPage) });
        return [.. rows.Select(row => row.ToReport())];
    }

    public Task<bool> SettleAsync(long number, MatchChangeState state, string who, string why, DateTimeOffset at, string? becomes) => writer.WriteAsync(connection =>
    {
        const string Update =
            """
            UPDATE match_change SET state = @state, settled_by = @who, settled_why = @why, settled_at = @at, becomes = @becomes
            WHERE id = @number AND state = 'proposed'
            RETURNING client AS Client, rules AS Rules
            """;
        var settled = connection.QuerySingleOrDefault<(string Client, string Rules)?>(Update, new { number, state = StoredText.Of(state), who, why, at = StoredText.Of(at), becomes });
        if (settled is not var (client, rules))
        {
            return false;
        }

        var detail = StoredText.ToJson(new { Change = number, Revision = becomes });
        return SqliteStatements.Append(connection, new AuditStatement(at, $"match.{StoredText.Of(state)}", who, client, rules, why, detail)) > 0;
    });

    private sealed class Row
    {
        public long Id { get; init; }

        public required string Client { get; init; }

        public required string Rules { get; init; }

        public required string File { get; init; }

        public required string Changes { get; init; }

        public required string Was { get; init; }

        public required string Revision { get; init; }

        public required string Trial { get; init; }

        public required string Who { get; init; }

        public required string Why { get; init; }

        public required string At { get; init; }

        public required string State { get; init; }

        public string? SettledBy { get; init; }

        public string? SettledWhy { get; init; }

        public string? SettledAt { get; init; }

        public string? Becomes { get; init; }

        public MatchChangeReport ToReport() => new(
            Id,
            new NewMatchChange(
                Client, Rules, File, StoredText.FromJson<ImmutableArray<string>>(Changes), StoredText.FromJson<ImmutableArray<string>>(Was), Revision, Trial, Who, Why, StoredText.ToInstant(At)),
            StoredText.ToEnum<MatchChangeState>(State),
            SettledBy,
            SettledWhy,
            StoredText.ToInstantOrNull(SettledAt),
            Becomes);
    }
}
