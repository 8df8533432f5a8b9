namespace Engine.Runtime.Storage.Sqlite;

/// <summary>Changes of match sets, and which advice was joined to which payment.</summary>
internal static class Migration0015
{
    public const string Sql =
        """
        CREATE TABLE match_change (
          id INTEGER PRIMARY KEY,
          client TEXT NOT NULL,
          rules TEXT NOT NULL,
          file TEXT NOT NULL,
          changes TEXT NOT NULL,
          was TEXT NOT NULL,
          revision TEXT NOT NULL,
          trial TEXT NOT NULL,
          who TEXT NOT NULL,
          why TEXT NOT NULL,
          at TEXT NOT NULL,
          state TEXT NOT NULL CHECK (state IN ('proposed', 'applied', 'withdrawn')),
          settled_by TEXT,
          settled_why TEXT,
          settled_at TEXT,
          becomes TEXT
        );
        CREATE INDEX match_change_client ON match_change (client, id);

        -- An advice belongs to one payment at most.
        CREATE TABLE advice_join (
          payment INTEGER PRIMARY KEY REFERENCES inbox (id),
          advice INTEGER NOT NULL UNIQUE REFERENCES inbox (id),
          by_what TEXT NOT NULL,
          joined_at TEXT NOT NULL
        );
        CREATE INDEX inbox_advice ON inbox (client, occurred_at) WHERE type = 'remittance.received';
        """;
}
