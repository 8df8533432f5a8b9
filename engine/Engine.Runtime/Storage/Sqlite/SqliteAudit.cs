using System.Collections.Immutable;
using Dapper;

namespace Engine.Runtime.Storage.Sqlite;

/// <inheritdoc cref="IAudit"/>
/// <param name="writer">Null beside a service that owns the store: then nothing can be stated.</param>
internal sealed class SqliteAudit(SqliteDatabase database, SqliteWriter? writer) : IAudit
{
    public Task StateAsync(AuditStatement statement) => writer is null
        ? throw new InvalidOperationException("This store was opened for reading.")
        : writer.WriteAsync(connection => SqliteStatements.Append(connection, statement));

    public async Task<ImmutableArray<NumberedStatement>> StatementsAsync(long? before, int limit, string? client = null)
    {
        await using var connection = database.OpenReader();
        return await SqliteStatements.ReadAsync(connection, before, limit, client);
    }

    public async Task<AuditCheckpoint> HeadAsync()
    {
        await using var connection = database.OpenReader();
        var last = await connection.QuerySingleOrDefaultAsync<(long Id, byte[] Hash)?>("SELECT id, hash FROM seal ORDER BY id DESC LIMIT 1");
        return last is var (id, hash) ? new AuditCheckpoint(id, Convert.ToHexStringLower(hash)) : new AuditCheckpoint(0, Convert.ToHexStringLower(SealPoint.Start.Hash));
    }

    public Task<AuditReport> VerifyAsync(AuditCheckpoint? checkpoint, bool deep, CancellationToken cancel) => Task.Run(
        () =>
        {
            using var connection = database.OpenAlone();

            // One reading transaction: the rows and the chain are of one moment, whatever a running service does meanwhile.
            using var moment = connection.BeginTransaction(deferred: true);
            using var verification = new ChainVerification(connection, cancel);
            return verification.Run(checkpoint, deep);
        },
        cancel);
}
