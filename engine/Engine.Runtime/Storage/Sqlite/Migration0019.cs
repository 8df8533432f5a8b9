namespace Engine.Runtime.Storage.Sqlite;

/// <summary>Every event paid for an index that only looking for one needs: its client and source, few in number, are named with it now.</summary>
internal static class Migration0019
{
    public const string Sql = "DROP INDEX inbox_by_event;";
}
