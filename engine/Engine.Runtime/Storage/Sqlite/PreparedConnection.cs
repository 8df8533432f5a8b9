using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Engine.Runtime.Storage.Sqlite;

/// <summary>
/// A connection that compiles each statement once. SQLite takes longer to compile a short statement than to run it, and the engine runs the
/// same few dozen over and over. Not for several threads at once, like any connection.
/// </summary>
internal sealed class PreparedConnection(string connectionString) : SqliteConnection(connectionString)
{
    // Lists of parameters give texts without end; those beyond this are compiled anew.
    private const int MostStatements = 500;

    private readonly Dictionary<string, SqliteCommand> idle = [];
    private readonly Dictionary<string, RawStatement> raw = [];

    /// <summary>The transaction under way; null when there is none.</summary>
    public SqliteTransaction? Current => Transaction;

    /// <summary>A command for this text that nobody uses at present; whoever takes it gives it back.</summary>
    public SqliteCommand Take(string text)
    {
        if (idle.Remove(text, out var known))
        {
            return known;
        }

        var command = CreateCommand();
        command.CommandText = text;
        return command;
    }

    public void GiveBack(SqliteCommand command)
    {
        command.Parameters.Clear();
        command.Transaction = null;
        if (idle.Count >= MostStatements || !idle.TryAdd(command.CommandText, command))
        {
            command.Dispose();
        }
    }

    /// <summary>A statement of a constant text, for the few that ADO.NET is too slow for. It belongs to the connection.</summary>
    public RawStatement Raw(string text)
    {
        if (!raw.TryGetValue(text, out var statement))
        {
            statement = new RawStatement(this, text);
            raw.Add(text, statement);
        }

        return statement;
    }

    protected override DbCommand CreateDbCommand() => new PreparedCommand(this);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var command in idle.Values)
            {
                command.Dispose();
            }

            foreach (var statement in raw.Values)
            {
                statement.Dispose();
            }

            idle.Clear();
            raw.Clear();
        }

        base.Dispose(disposing);
    }
}
