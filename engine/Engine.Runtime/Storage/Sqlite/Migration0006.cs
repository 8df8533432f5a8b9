namespace Engine.Runtime.Storage.Sqlite;

/// <summary>The exception queue: items with their history, payloads that people edited, plans that were decided anew.</summary>
internal static class Migration0006
{
    public const string Sql =
        """
        CREATE TABLE item (
            id         INTEGER PRIMARY KEY,
            event      INTEGER NOT NULL REFERENCES inbox (id),
            kind       TEXT NOT NULL CHECK (kind IN ('event', 'variant')),
            client     TEXT NOT NULL,
            state      TEXT NOT NULL CHECK (state IN ('open', 'held', 'resolved', 'superseded')),
            code       TEXT NOT NULL,
            message    TEXT NOT NULL,
            record     TEXT,
            field      TEXT,
            origin     TEXT,
            cause      TEXT NOT NULL,
            cause_text TEXT NOT NULL,
            amount     TEXT,
            currency   TEXT,
            assignee   TEXT,
            held_until TEXT,
            held_for   TEXT,
            opened_at  TEXT NOT NULL,
            changed_at TEXT NOT NULL,
            changes    INTEGER NOT NULL DEFAULT 0,
            blocks     INTEGER NOT NULL DEFAULT 0,
            UNIQUE (event, kind)
        );
        CREATE INDEX item_at_work ON item (client, state) WHERE state IN ('open', 'held');
        CREATE INDEX item_of_cause ON item (cause);
        CREATE INDEX item_due ON item (held_until) WHERE state = 'held';

        -- All records that an item's event wants to write; external ids in lower case, as in record.
        CREATE TABLE item_key (
            item        INTEGER NOT NULL REFERENCES item (id),
            client      TEXT NOT NULL,
            record_type TEXT NOT NULL,
            external_id TEXT NOT NULL,
            PRIMARY KEY (item, record_type, external_id)
        );
        CREATE INDEX item_key_record ON item_key (client, record_type, external_id);

        CREATE TABLE item_history (
            id     INTEGER PRIMARY KEY,
            item   INTEGER NOT NULL REFERENCES item (id),
            at     TEXT NOT NULL,
            who    TEXT NOT NULL,
            what   TEXT NOT NULL,
            why    TEXT,
            detail TEXT
        );
        CREATE INDEX item_history_of_item ON item_history (item);

        CREATE TABLE payload_edit (
            id    INTEGER PRIMARY KEY,
            event INTEGER NOT NULL REFERENCES inbox (id),
            at    TEXT NOT NULL,
            who   TEXT NOT NULL,
            body  BLOB NOT NULL
        );
        CREATE INDEX payload_edit_of_event ON payload_edit (event);

        -- What a retry put away: the plan, and its steps and writes as they stood.
        CREATE TABLE former_plan (
            id          INTEGER PRIMARY KEY,
            event       INTEGER NOT NULL REFERENCES inbox (id),
            plan        BLOB NOT NULL,
            steps       TEXT NOT NULL,
            replaced_at TEXT NOT NULL
        );
        CREATE INDEX former_plan_of_event ON former_plan (event);

        -- Records that a plan which was put away had brought about: the next plan may not forget them.
        CREATE TABLE former_record (
            event       INTEGER NOT NULL REFERENCES inbox (id),
            record_type TEXT NOT NULL,
            external_id TEXT NOT NULL,
            internal_id TEXT NOT NULL,
            PRIMARY KEY (event, record_type, external_id)
        );

        ALTER TABLE raised ADD COLUMN item INTEGER REFERENCES item (id);

        -- What was raised before there were items: one for each event, and one for its other bodies; the code is the cause.
        INSERT INTO item (event, kind, client, state, code, message, record, field, origin, cause, cause_text, opened_at, changed_at)
        SELECT inbox.id, CASE raised.code WHEN 'RUN110' THEN 'variant' ELSE 'event' END, inbox.client,
            CASE WHEN inbox.state = 'raised' OR raised.code = 'RUN110' THEN 'open' ELSE 'resolved' END, raised.code, raised.message,
            raised.record, raised.field, raised.origin, lower(raised.code), raised.code, raised.raised_at, raised.raised_at
        FROM raised JOIN inbox ON inbox.id = raised.event
        WHERE raised.id = (SELECT max(id) FROM raised AS latest WHERE latest.event = raised.event AND (latest.code = 'RUN110') = (raised.code = 'RUN110'));
        UPDATE raised SET item = (SELECT id FROM item WHERE item.event = raised.event AND (item.kind = 'variant') = (raised.code = 'RUN110'));
        """;
}
