namespace Engine.Runtime.Storage.Sqlite;

/// <summary>Files, of whose rows events are made, and the cursors of sources that are asked.</summary>
internal static class Migration0010
{
    public const string Sql =
        """
        -- The content lies beside the database, under its hash.
        CREATE TABLE file (
            id          INTEGER PRIMARY KEY,
            client      TEXT NOT NULL,
            source      TEXT NOT NULL,
            hash        TEXT NOT NULL,
            name        TEXT NOT NULL,
            size        INTEGER NOT NULL,
            received_at TEXT NOT NULL,
            rows        INTEGER NOT NULL DEFAULT 0,
            taken       INTEGER NOT NULL DEFAULT 0 CHECK (taken IN (0, 1)),
            repeats     INTEGER NOT NULL DEFAULT 0,
            UNIQUE (client, source, hash)
        );
        CREATE INDEX file_unfinished ON file (id) WHERE taken = 0;
        ALTER TABLE inbox ADD COLUMN file INTEGER REFERENCES file (id);

        CREATE TABLE cursor (
            client   TEXT NOT NULL,
            poller   TEXT NOT NULL,
            position TEXT NOT NULL,
            moved_at TEXT NOT NULL,
            PRIMARY KEY (client, poller)
        );
        """;
}
