namespace Engine.Runtime.Storage.Sqlite;

/// <summary>Reports of reconciliations.</summary>
internal static class Migration0013
{
    public const string Sql =
        """
        CREATE TABLE report (
          run INTEGER PRIMARY KEY,
          client TEXT NOT NULL,
          content BLOB NOT NULL
        );
        CREATE INDEX report_client ON report (client, run);
        """;
}
