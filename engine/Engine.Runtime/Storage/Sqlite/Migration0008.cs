namespace Engine.Runtime.Storage.Sqlite;

/// <summary>API keys, what people and the engine state (who did what, when and why), and the seals of the audit chain.</summary>
internal static class Migration0008
{
    public const string Sql =
        """
        -- When the body was erased; its hash stays.
        ALTER TABLE inbox ADD COLUMN erased_at TEXT;
        CREATE INDEX inbox_to_erase ON inbox (client, settled_at) WHERE erased_at IS NULL AND state IN ('completed', 'ignored');

        CREATE TABLE api_key (
            id         TEXT PRIMARY KEY,
            name       TEXT NOT NULL,
            role       TEXT NOT NULL CHECK (role IN ('viewer', 'operator', 'approver', 'admin')),
            client     TEXT,
            hash       TEXT NOT NULL UNIQUE,
            created_at TEXT NOT NULL,
            created_by TEXT NOT NULL,
            expires_at TEXT NOT NULL,
            revoked_at TEXT
        );

        CREATE TABLE statement (
            id      INTEGER PRIMARY KEY,
            at      TEXT NOT NULL,
            kind    TEXT NOT NULL,
            actor   TEXT NOT NULL,
            client  TEXT,
            subject TEXT,
            why     TEXT,
            detail  TEXT
        );
        CREATE TRIGGER statement_follows BEFORE INSERT ON statement WHEN EXISTS (SELECT 1 FROM statement WHERE id = NEW.id)
            BEGIN SELECT RAISE(ABORT, 'statements are never replaced'); END;
        CREATE TRIGGER statement_stays BEFORE UPDATE ON statement BEGIN SELECT RAISE(ABORT, 'statements are never changed'); END;
        CREATE TRIGGER statement_remains BEFORE DELETE ON statement BEGIN SELECT RAISE(ABORT, 'statements are never deleted'); END;

        CREATE TABLE seal (
            id      INTEGER PRIMARY KEY,
            at      TEXT NOT NULL,
            entries BLOB NOT NULL,
            hash    BLOB NOT NULL
        );
        -- INSERT OR REPLACE deletes without asking the trigger of deletions.
        CREATE TRIGGER seal_follows BEFORE INSERT ON seal WHEN NEW.id <> (SELECT coalesce(max(id), 0) + 1 FROM seal)
            BEGIN SELECT RAISE(ABORT, 'seals follow one another'); END;
        CREATE TRIGGER seal_stays BEFORE UPDATE ON seal BEGIN SELECT RAISE(ABORT, 'seals are never changed'); END;
        CREATE TRIGGER seal_remains BEFORE DELETE ON seal BEGIN SELECT RAISE(ABORT, 'seals are never deleted'); END;
        """;
}
