namespace Engine.Runtime.Storage.Sqlite;

/// <summary>Which applied payments were compared with what NetSuite shows afterwards.</summary>
internal static class Migration0017
{
    public const string Sql =
        """
        -- Of payments from before there is nothing to compare: too much may have happened since.
        ALTER TABLE payment_match ADD COLUMN is_compared INTEGER NOT NULL DEFAULT 1;
        CREATE INDEX payment_match_uncompared ON payment_match (client, event) WHERE is_compared = 0;
        """;
}
