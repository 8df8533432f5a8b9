namespace Engine.Runtime.Storage.Sqlite;

/// <summary>Runs of batches, schedules, operators' words about delivery, and events that wait for their time.</summary>
internal static class Migration0007
{
    public const string Sql =
        """
        CREATE TABLE run (
            id         INTEGER PRIMARY KEY,
            kind       TEXT NOT NULL,
            client     TEXT NOT NULL,
            name       TEXT,
            scope      TEXT,
            who        TEXT,
            why        TEXT,
            started_at TEXT NOT NULL,
            state      TEXT NOT NULL CHECK (state IN ('running', 'done', 'failed', 'interrupted')),
            ended_at   TEXT,
            counts     TEXT NOT NULL DEFAULT '{}',
            sums       TEXT NOT NULL DEFAULT '{}',
            remarks    TEXT NOT NULL DEFAULT '[]',
            failures   TEXT NOT NULL DEFAULT '[]',
            note       TEXT,
            cursor     TEXT
        );
        CREATE INDEX run_of_client ON run (client, kind, id);

        CREATE TABLE schedule (
            client   TEXT NOT NULL,
            name     TEXT NOT NULL,
            last_due TEXT NOT NULL,
            last_run INTEGER REFERENCES run (id),
            PRIMARY KEY (client, name)
        );

        CREATE TABLE delivery_switch (
            client  TEXT NOT NULL,
            mapping TEXT NOT NULL,
            mode    TEXT NOT NULL CHECK (mode IN ('now', 'window')),
            until   TEXT NOT NULL,
            at      TEXT NOT NULL,
            who     TEXT NOT NULL,
            why     TEXT NOT NULL,
            PRIMARY KEY (client, mapping)
        );

        CREATE TABLE delivery_wait (
            event   INTEGER PRIMARY KEY REFERENCES inbox (id),
            client  TEXT NOT NULL,
            mapping TEXT NOT NULL
        );
        CREATE INDEX delivery_wait_of_mapping ON delivery_wait (client, mapping);
        """;
}
