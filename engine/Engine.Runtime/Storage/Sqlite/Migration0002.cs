namespace Engine.Runtime.Storage.Sqlite;

/// <summary>How records were looked up: the latest requests of each event.</summary>
internal static class Migration0002
{
    public const string Sql =
        """
        CREATE TABLE look_up (
            id       INTEGER PRIMARY KEY,
            event    INTEGER NOT NULL REFERENCES inbox (id),
            asked_at TEXT NOT NULL,
            exchange TEXT NOT NULL
        );
        CREATE INDEX look_up_of_event ON look_up (event);
        """;
}
