namespace Engine.Runtime.Storage.Sqlite;

/// <summary>Why an unfinished event waits, which raised event it waits behind, what people stopped, and what got done in each minute.</summary>
internal static class Migration0005
{
    public const string Sql =
        """
        ALTER TABLE inbox ADD COLUMN cause TEXT;
        ALTER TABLE inbox ADD COLUMN blocks INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE inbox ADD COLUMN blocked_by INTEGER REFERENCES inbox (id);

        -- Holds all that a status counts, so that counting reads no bodies.
        DROP INDEX inbox_unfinished;
        CREATE INDEX inbox_unfinished ON inbox (state, next_at, client, cause, received_at) WHERE state IN ('received', 'processing', 'waiting', 'retry');
        CREATE INDEX inbox_blocking ON inbox (client, lane) WHERE blocks = 1;
        CREATE INDEX inbox_blocked ON inbox (blocked_by) WHERE blocked_by IS NOT NULL;

        CREATE TABLE tally (
            client   TEXT NOT NULL,
            minute   INTEGER NOT NULL,
            accepted INTEGER NOT NULL,
            done     INTEGER NOT NULL,
            raised   INTEGER NOT NULL,
            last_at  TEXT,
            PRIMARY KEY (client, minute)
        ) WITHOUT ROWID;

        -- An empty client or source means all of them.
        CREATE TABLE pause (
            client TEXT NOT NULL,
            source TEXT NOT NULL,
            kind   TEXT NOT NULL CHECK (kind IN ('pause', 'drain')),
            intake INTEGER NOT NULL,
            who    TEXT NOT NULL,
            why    TEXT NOT NULL,
            since  TEXT NOT NULL,
            PRIMARY KEY (client, source)
        ) WITHOUT ROWID;
        """;
}
