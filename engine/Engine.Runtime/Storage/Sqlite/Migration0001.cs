namespace Engine.Runtime.Storage.Sqlite;

/// <summary>The first schema: inbox, plans, steps, attempts, records, waiting, raised, refusals.</summary>
internal static class Migration0001
{
    public const string Sql =
        """
        CREATE TABLE inbox (
            id            INTEGER PRIMARY KEY,
            client        TEXT NOT NULL,
            source        TEXT NOT NULL,
            event_id      TEXT NOT NULL,
            type          TEXT NOT NULL,
            occurred_at   TEXT NOT NULL,
            received_at   TEXT NOT NULL,
            body          BLOB NOT NULL,
            body_hash     TEXT NOT NULL,
            lane          TEXT NOT NULL,
            state         TEXT NOT NULL
                CHECK (state IN ('received', 'processing', 'waiting', 'retry', 'completed', 'ignored', 'raised')),
            attempts      INTEGER NOT NULL DEFAULT 0,
            interruptions INTEGER NOT NULL DEFAULT 0,
            next_at       TEXT,
            wait_until    TEXT,
            reason        TEXT,
            outcome       TEXT,
            revision      TEXT,
            settled_at    TEXT,
            repeats       INTEGER NOT NULL DEFAULT 0,
            UNIQUE (client, source, event_id)
        );
        CREATE INDEX inbox_unfinished ON inbox (state, next_at) WHERE state IN ('received', 'processing', 'waiting', 'retry');
        CREATE INDEX inbox_by_event ON inbox (event_id);

        -- The same event id delivered with another body.
        CREATE TABLE variant (
            event     INTEGER NOT NULL REFERENCES inbox (id),
            body_hash TEXT NOT NULL,
            body      BLOB NOT NULL,
            first_at  TEXT NOT NULL,
            count     INTEGER NOT NULL DEFAULT 1,
            PRIMARY KEY (event, body_hash)
        );

        CREATE TABLE plan (
            event      INTEGER PRIMARY KEY REFERENCES inbox (id),
            verdict    TEXT NOT NULL,
            plan       BLOB NOT NULL,
            revision   TEXT NOT NULL,
            decided_at TEXT NOT NULL
        );

        CREATE TABLE step (
            event       INTEGER NOT NULL REFERENCES inbox (id),
            n           INTEGER NOT NULL,
            name        TEXT NOT NULL,
            record_type TEXT NOT NULL,
            external_id TEXT NOT NULL,
            action      TEXT NOT NULL,
            state       TEXT NOT NULL CHECK (state IN ('planned', 'intent', 'done', 'refused')),
            internal_id TEXT,
            note        TEXT,
            changed_at  TEXT NOT NULL,
            PRIMARY KEY (event, n)
        );

        CREATE TABLE attempt (
            id        INTEGER PRIMARY KEY,
            event     INTEGER NOT NULL,
            step      INTEGER NOT NULL,
            operation TEXT NOT NULL,
            intent_at TEXT NOT NULL,
            outcome   TEXT,
            detail    TEXT,
            exchange  TEXT,
            ended_at  TEXT,
            FOREIGN KEY (event, step) REFERENCES step (event, n)
        );
        CREATE INDEX attempt_of_step ON attempt (event, step);

        -- External ids in lower case: NetSuite compares them so. `change` grows with every change of any row.
        CREATE TABLE record (
            client      TEXT NOT NULL,
            record_type TEXT NOT NULL,
            external_id TEXT NOT NULL,
            internal_id TEXT NOT NULL,
            fact_at     TEXT,
            fact_type   TEXT,
            fact_id     TEXT,
            event       INTEGER NOT NULL REFERENCES inbox (id),
            revision    TEXT NOT NULL,
            written_at  TEXT NOT NULL,
            change      INTEGER NOT NULL UNIQUE,
            PRIMARY KEY (client, record_type, external_id)
        );

        CREATE TABLE waiting_for (
            event       INTEGER NOT NULL REFERENCES inbox (id),
            client      TEXT NOT NULL,
            record_type TEXT NOT NULL,
            external_id TEXT NOT NULL,
            as_written  TEXT NOT NULL,
            PRIMARY KEY (event, record_type, external_id)
        );
        CREATE INDEX waiting_for_record ON waiting_for (client, record_type, external_id);

        CREATE TABLE raised (
            id        INTEGER PRIMARY KEY,
            event     INTEGER NOT NULL REFERENCES inbox (id),
            code      TEXT NOT NULL,
            message   TEXT NOT NULL,
            record    TEXT,
            field     TEXT,
            origin    TEXT,
            raised_at TEXT NOT NULL,
            state     TEXT NOT NULL DEFAULT 'open'
        );
        CREATE INDEX raised_of_event ON raised (event);

        CREATE TABLE refusal (
            client   TEXT NOT NULL,
            code     TEXT NOT NULL,
            count    INTEGER NOT NULL,
            first_at TEXT NOT NULL,
            last_at  TEXT NOT NULL,
            PRIMARY KEY (client, code)
        );

        CREATE TABLE probe (id INTEGER PRIMARY KEY CHECK (id = 1), at TEXT NOT NULL);
        """;
}
