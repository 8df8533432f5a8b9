namespace Engine.Runtime.Storage.Sqlite;

/// <summary>A request to the writer.</summary>
internal abstract class SqliteWrite
{
    /// <summary>Whether it runs by itself, outside a transaction.</summary>
    public virtual bool IsAlone => false;

    /// <summary>False when the work threw; its changes are to be undone.</summary>
    public abstract bool TryRun(PreparedConnection connection);

    /// <summary>The commit is on disk: whoever asked is told what came of it.</summary>
    public abstract void Complete();

    /// <summary>The commit failed.</summary>
    public abstract void Fail(Exception failure);
}
