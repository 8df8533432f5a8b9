namespace Engine.Runtime.Storage.Sqlite;

/// <summary>What the engine last left in each record, so that a change by somebody else is seen.</summary>
internal static class Migration0003
{
    public const string Sql = "ALTER TABLE record ADD COLUMN content BLOB;";
}
