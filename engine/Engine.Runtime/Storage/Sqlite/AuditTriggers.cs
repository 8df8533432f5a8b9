using Dapper;
using Microsoft.Data.Sqlite;

namespace Engine.Runtime.Storage.Sqlite;

/// <summary>Keeps the triggers of audited tables as this engine wants them.</summary>
internal static class AuditTriggers
{
    /// <summary>
    /// Part of a migration: tables that are not watched as they should be are watched from now on, and what they hold is vouched for anew.
    /// Only a migration may do so; rows that were changed while a trigger was away must stay found out.
    /// </summary>
    public static void Renew(SqliteConnection connection, SqliteChain chain, DateTimeOffset at)
    {
        foreach (var table in AuditedTables.All.Where(table => Missing(connection, table).Any()))
        {
            Create(connection, table);
            chain.Adopt(table, at);
        }
    }

    /// <summary>At every start: triggers that somebody took away are put back.</summary>
    public static void Restore(SqliteConnection connection)
    {
        foreach (var table in AuditedTables.All.Where(table => Missing(connection, table).Any()))
        {
            Create(connection, table);
        }
    }

    /// <summary>Triggers that are not there, or not as they should be.</summary>
    public static IEnumerable<string> Missing(SqliteConnection connection) => AuditedTables.All.SelectMany(table => Missing(connection, table));

    private static IEnumerable<string> Missing(SqliteConnection connection, AuditedTable table)
    {
        var present = connection.Query<string>("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = @Name", new { table.Name });
        return table.Triggers.ExceptBy(present, trigger => trigger.Sql, StringComparer.Ordinal).Select(trigger => trigger.Name);
    }

    private static void Create(SqliteConnection connection, AuditedTable table)
    {
        foreach (var (name, sql) in table.Triggers)
        {
            connection.Execute($"DROP TRIGGER IF EXISTS {name}; {sql}");
        }
    }
}
