namespace Engine.Sandbox.Sql;

/// <summary>A piece of SQL for the database behind, and what it yields.</summary>
/// <param name="Column">The column it is, when it is nothing else.</param>
/// <param name="Constant">The text it is, when it is a constant text.</param>
internal sealed record SqlText(string Sql, SqlKind Kind, SqlColumn? Column = null, string? Constant = null)
{
    public bool IgnoresCase => Column?.IgnoresCase == true;
}
