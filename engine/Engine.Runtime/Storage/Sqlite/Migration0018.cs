namespace Engine.Runtime.Storage.Sqlite;

/// <summary>Payments that were applied and flagged, and who looked at them.</summary>
internal static class Migration0018
{
    public const string Sql =
        """
        ALTER TABLE payment_match ADD COLUMN is_flagged INTEGER NOT NULL DEFAULT 0;
        UPDATE payment_match SET is_flagged = 1 WHERE json_extract(CAST(content AS TEXT), '$.decision.outcome') = 'flagged';
        CREATE INDEX payment_match_flagged ON payment_match (event) WHERE is_flagged = 1;

        CREATE TABLE match_look (
          event INTEGER PRIMARY KEY REFERENCES inbox (id),
          who TEXT NOT NULL,
          why TEXT NOT NULL,
          at TEXT NOT NULL
        );
        """;
}
