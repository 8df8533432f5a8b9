using System.Collections.Immutable;
using Dapper;
using Engine.Core.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Engine.Runtime.Storage.Sqlite;

/// <summary>Brings a database to the schema of this engine, forwards only, one commit per version.</summary>
internal static class SqliteMigrations
{
    // "ENGN": tells our databases from those of other programs.
    private const long ApplicationId = 0x454E474E;

    /// <summary>Version n is made by entry n - 1. Entries are appended and never changed.</summary>
    private static readonly ImmutableArray<string> Versions =
    [
        Migration0001.Sql, Migration0002.Sql, Migration0003.Sql, Migration0004.Sql, Migration0005.Sql, Migration0006.Sql, Migration0007.Sql, Migration0008.Sql, Migration0009.Sql, Migration0010.Sql,
        Migration0011.Sql, Migration0012.Sql, Migration0013.Sql, Migration0014.Sql, Migration0015.Sql, Migration0016.Sql, Migration0017.Sql, Migration0018.Sql, Migration0019.Sql,
    ];

    public static int Latest => Versions.Length;

    /// <summary>Why this engine must not use the database; null when it may.</summary>
    /// <param name="oldest">The first version that will do; a store that is opened for writing is migrated, so any will.</param>
    public static (DiagnosticCode Code, string Message)? Check(SqliteConnection connection, int oldest = 0)
    {
        var version = Version(connection);
        if (version > Latest)
        {
            return (RuntimeCodes.SchemaNewer, $"The data folder has schema version {version}; this engine knows up to {Latest}. A newer engine used it: run that one, or restore a backup from before.");
        }

        if (version < oldest)
        {
            return (RuntimeCodes.NotAStore, $"The data folder has schema version {version}; this needs {oldest}. Start the service once, which brings it up to date.");
        }

        var owner = connection.ExecuteScalar<long>("PRAGMA application_id");
        var tables = connection.ExecuteScalar<long>("SELECT count(*) FROM sqlite_master");
        return owner == ApplicationId || (owner == 0 && tables == 0)
            ? null
            : (RuntimeCodes.NotAStore, "The database in the data folder belongs to another program.");
    }

    public static int Version(SqliteConnection connection) => (int)connection.ExecuteScalar<long>("PRAGMA user_version");

    /// <param name="chain">Attached to the connection; what migrations change in audited tables is announced to it.</param>
    public static void Apply(PreparedConnection connection, SqliteChain chain, DateTimeOffset at)
    {
        if (Has(connection, "seal"))
        {
            chain.ReadHead();
        }

        for (var version = Version(connection); version < Latest; version++)
        {
            using var transaction = new WriterTransaction(connection);
            connection.Execute(Versions[version]);
            connection.Execute($"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {version + 1}");
            if (version + 1 == Latest)
            {
                AuditTriggers.Renew(connection, chain, at);
            }

            if (Has(connection, "seal"))
            {
                chain.Seal(at);
            }

            transaction.Commit();
            chain.Committed();
        }

        AuditTriggers.Restore(connection);
    }

    private static bool Has(SqliteConnection connection, string table) =>
        connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = @table)", new { table });
}
