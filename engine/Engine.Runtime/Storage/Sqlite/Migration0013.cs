namespace Engine.Runtime.Storage.Sqlite;

/// <summary>Reports of reconciliations, and what is written back to sources.</summary>
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

        -- The key is made of the change itself, so that one change is one row whichever event asks for it.
        CREATE TABLE write_back (
          client TEXT NOT NULL,
          key TEXT NOT NULL,
          event INTEGER NOT NULL REFERENCES inbox (id),
          source TEXT NOT NULL,
          object TEXT NOT NULL,
          object_id TEXT NOT NULL,
          metadata TEXT NOT NULL,
          state TEXT NOT NULL CHECK (state IN ('announced', 'done', 'later', 'refused')),
          detail TEXT,
          exchange TEXT,
          announced_at TEXT NOT NULL,
          answered_at TEXT,
          PRIMARY KEY (client, key)
        );
        CREATE INDEX write_back_event ON write_back (event);
        """;
}
