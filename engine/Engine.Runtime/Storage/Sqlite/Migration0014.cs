namespace Engine.Runtime.Storage.Sqlite;

/// <summary>What is open in NetSuite, and what payments were matched to.</summary>
internal static class Migration0014
{
    public const string Sql =
        """
        -- A document that changed has several rows; the one without seen_to is how it stands.
        CREATE TABLE open_item (
          client TEXT NOT NULL,
          internal_id INTEGER NOT NULL,
          seen_from TEXT NOT NULL,
          seen_to TEXT,
          generation INTEGER NOT NULL,
          kind TEXT NOT NULL,
          number TEXT,
          external_id TEXT,
          po_number TEXT,
          customer TEXT NOT NULL,
          currency TEXT NOT NULL,
          subsidiary TEXT,
          ar_account TEXT,
          amount TEXT,
          remaining TEXT NOT NULL,
          -- The same in ten-thousandths, to be added up exactly.
          scaled INTEGER NOT NULL,
          date TEXT,
          due_date TEXT,
          PRIMARY KEY (client, internal_id, seen_from)
        ) WITHOUT ROWID;
        CREATE UNIQUE INDEX open_item_now ON open_item (client, internal_id) WHERE seen_to IS NULL;
        CREATE INDEX open_item_open ON open_item (client, currency, scaled) WHERE seen_to IS NULL AND scaled <> 0;
        CREATE INDEX open_item_number ON open_item (client, number) WHERE seen_to IS NULL;

        CREATE TABLE open_customer (
          client TEXT NOT NULL,
          internal_id TEXT NOT NULL,
          name TEXT,
          parent TEXT,
          PRIMARY KEY (client, internal_id)
        ) WITHOUT ROWID;

        CREATE TABLE open_items_state (
          client TEXT PRIMARY KEY,
          generation INTEGER NOT NULL,
          whole_at TEXT NOT NULL,
          read_at TEXT NOT NULL,
          watermark TEXT
        ) WITHOUT ROWID;

        CREATE TABLE payment_match (
          event INTEGER PRIMARY KEY REFERENCES inbox (id),
          client TEXT NOT NULL,
          decided_at TEXT NOT NULL,
          content BLOB NOT NULL,
          is_held INTEGER NOT NULL
        );
        CREATE INDEX payment_match_time ON payment_match (client, decided_at);
        CREATE TABLE payment_reference (
          client TEXT NOT NULL,
          reference TEXT NOT NULL,
          event INTEGER NOT NULL REFERENCES inbox (id),
          PRIMARY KEY (client, reference, event)
        ) WITHOUT ROWID;
        CREATE INDEX payment_reference_event ON payment_reference (event);
        CREATE INDEX payment_match_held ON payment_match (client) WHERE is_held = 1;
        """;
}
